package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Says when an implementation of {@link Storage} is right. Subclass it in the type's own tests, and
 * have every one of its tests pass; each works upon a far side of its own.
 */
public abstract class StorageContract
    implements PuttingObjects,
        OddKeys,
        SendingParts,
        CompletingUploads,
        GivingUploadsUp,
        ReadingObjects,
        ListingObjects,
        KeepingApart,
        BreakingDown {
  private final List<Storage> opened = new ArrayList<>();
  private FarSide farSide;
  private StorageType type;

  /** A far side that nobody has used. */
  protected abstract FarSide newFarSide();

  @BeforeEach
  final void begin() {
    farSide = newFarSide();
    type = farSide.start();
  }

  @AfterEach
  final void end() {
    opened.forEach(Storage::close);
    farSide.close();
  }

  @Override
  public final FarSide farSide() {
    return farSide;
  }

  @Override
  public final StorageType type() {
    return type;
  }

  @Override
  public final StoragePlace place(OrganizationId organization) {
    return Places.of(organization, farSide.settings(organization));
  }

  /** Tests open from several threads at once. */
  @Override
  public final synchronized Storage open(StorageType openedType, StoragePlace place) {
    Storage storage = openedType.open(place);
    opened.add(storage);
    return storage;
  }
}
