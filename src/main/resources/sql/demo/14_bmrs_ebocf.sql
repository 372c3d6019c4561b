-- EBOCF: a unit's cashflow on each side of each period, the sum of volume x price x transmission loss
-- multiplier over its newest accepted volumes. Restated rows as in BOAV.
INSERT INTO bmrs_ebocf (settlementDate, settlementPeriod, bmUnit, totalCashflow, _direction, createdDateTime)
WITH
cashflows AS (
    SELECT
        settlementDate,
        settlementPeriod,
        bmUnit,
        direction,
        hash('ebocf', submission_key, direction) AS row_key,
        CAST(SUM(volume_mwh * price) AS DOUBLE) * tlm AS cashflow
    FROM demo_accepted_volumes
    GROUP BY settlementDate, settlementPeriod, bmUnit, direction, submission_key, tlm
),
runs AS (
    SELECT
        cashflows.*,
        draw(hash('restated', row_key)) < 0.01 AS restated,
        superseded
    FROM cashflows
    JOIN demo_settlement_periods AS periods USING (settlementDate, settlementPeriod)
    CROSS JOIN (VALUES (FALSE), (TRUE)) AS settlement_runs (superseded)
    WHERE in_ebocf AND (restated OR NOT superseded)
)
SELECT
    settlementDate,
    settlementPeriod,
    bmUnit,
    CASE WHEN superseded THEN round(cashflow * 0.75, 2) ELSE cashflow END,
    direction,
    settlementDate + to_hours(CASE WHEN restated AND NOT superseded THEN 28 ELSE 25 END) + to_seconds(37 * settlementPeriod)
FROM runs
ORDER BY settlementDate, bmUnit, settlementPeriod, direction, draw(hash(row_key, superseded));
