-- The settlement periods of this chunk: 46, 48 or 50 a day, numbered on from local midnight.
CREATE OR REPLACE TEMP TABLE demo_settlement_periods AS
WITH
  numbered_period AS (
    SELECT
      *,
      CAST(unnest(range(1, day_minutes // 30 + 1)) AS INTEGER) AS settlementPeriod
    FROM demo_settlement_days
  ),
  timed_period AS (
    SELECT
      *,
      first_start + to_minutes(30 * (settlementPeriod - 1)) AS startTime,
      startTime + INTERVAL 30 MINUTE AS endTime,
      EXTRACT(HOUR FROM timezone('Europe/London', startTime)) AS local_hour
    FROM numbered_period
  )
SELECT
  settlementDate,
  settlementPeriod,
  startTime,
  endTime,
  has_bod AND settlementPeriod IS DISTINCT FROM period_not_in_bod AS in_bod,
  has_boav AND settlementPeriod IS DISTINCT FROM period_not_settled AS in_boav,
  has_ebocf AND settlementPeriod IS DISTINCT FROM period_not_settled AS in_ebocf,
  day_price,
  -- Cheap nights, a rise in the morning, a peak in the evening.
  day_price * (
    0.75
    + 0.25 * EXP(-POW((local_hour - 8) / 2.5, 2))
    + 0.65 * EXP(-POW((local_hour - 18) / 2.2, 2))
  ) AS reference_price
FROM timed_period
