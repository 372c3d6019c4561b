-- EBOCF: a unit's cashflow on each side of each period: volume × price × transmission loss multiplier,
-- added up over its newest accepted volumes. Restated rows as in BOAV.
INSERT INTO bmrs_ebocf (
  settlementDate, settlementPeriod, bmUnit, totalCashflow, _direction, createdDateTime
)
WITH
  cashflow AS (
    SELECT
      settlementDate,
      settlementPeriod,
      bmUnit,
      side,
      hash('ebocf', submission_key, side) AS cashflow_key,
      draw(hash('restated', cashflow_key)) < 0.01 AS restated,
      CAST(SUM(volume_mwh * price) AS DOUBLE) * tlm AS gbp
    FROM demo_accepted_volumes
    SEMI JOIN (FROM demo_settlement_periods WHERE in_ebocf) AS published
      USING (settlementDate, settlementPeriod)
    GROUP BY settlementDate, settlementPeriod, bmUnit, side, submission_key, tlm
  )
SELECT
  settlementDate,
  settlementPeriod,
  bmUnit,
  CASE WHEN replaced THEN 0.75 * gbp ELSE gbp END,
  side,
  settlementDate
    + CASE WHEN restated AND NOT replaced THEN INTERVAL 28 HOUR ELSE INTERVAL 25 HOUR END
    + to_seconds(37 * settlementPeriod)
FROM cashflow
CROSS JOIN (VALUES (FALSE), (TRUE)) AS settlement_run (replaced)
WHERE restated OR NOT replaced
ORDER BY settlementDate, bmUnit, settlementPeriod, side, draw(hash(cashflow_key, replaced))
