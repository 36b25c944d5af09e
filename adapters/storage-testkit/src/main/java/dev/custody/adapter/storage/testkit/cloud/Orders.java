package dev.custody.adapter.storage.testkit.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that were ordered. */
final class Orders {
  private final List<Order> orders = new CopyOnWriteArrayList<>();

  Order add(When when, List<Fault> faults) {
    Order order = new Order(when, faults);
    orders.add(order);
    return order;
  }

  void stop() {
    orders.forEach(Order::stop);
    orders.clear();
  }

  /** What strikes this call. */
  Struck strike(When.Occasion call) {
    List<Order> striking = new ArrayList<>();
    for (Order order : orders) {
      if (order.strikes(call)) {
        striking.add(order);
      }
    }
    return new Struck(striking);
  }

  /** The faults of one call. */
  record Struck(List<Order> orders) {
    <F extends Fault> Optional<F> by(Class<F> kind) {
      return orders.stream()
          .flatMap(order -> order.faults().stream())
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst();
    }

    boolean has(Class<? extends Fault> kind) {
      return by(kind).isPresent();
    }

    void stall() {
      for (Order order : orders) {
        for (Fault fault : order.faults()) {
          if (fault instanceof Fault.Stall(var time)) {
            order.stall(time);
          }
        }
      }
    }
  }
}
