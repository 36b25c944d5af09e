const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of that day (yyyy-mm-dd), where the reader is; undefined where there is no such day. */
export function startOf(day: string | undefined): Date | undefined {
  if (day === undefined || !DAY.test(day)) return undefined;
  const moment = new Date(`${day}T00:00:00`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** The first moment after it. */
export function endOf(day: string | undefined): Date | undefined {
  const moment = startOf(day);
  moment?.setDate(moment.getDate() + 1);
  return moment;
}
