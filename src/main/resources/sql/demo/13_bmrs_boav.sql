-- BOAV: the accepted volumes. One row in a hundred has been restated: the first run's row, created
-- earlier and with another volume, is still there, now before and now after the newer one.
INSERT INTO bmrs_boav (settlementDate, settlementPeriod, startTime, bmUnit, acceptanceId, totalVolumeAccepted, _direction, createdDateTime)
WITH
runs AS (
    SELECT
        volumes.*,
        hash('boav', submission_key, acceptanceNumber, direction) AS row_key,
        draw(hash('restated', row_key)) < 0.01 AS restated,
        superseded
    FROM demo_accepted_volumes AS volumes
    JOIN demo_settlement_periods AS periods USING (settlementDate, settlementPeriod)
    CROSS JOIN (VALUES (FALSE), (TRUE)) AS settlement_runs (superseded)
    WHERE in_boav AND (restated OR NOT superseded)
)
SELECT
    settlementDate,
    settlementPeriod,
    startTime,
    bmUnit,
    acceptanceNumber,
    CAST(CASE WHEN superseded THEN volume_mwh * 0.75 ELSE volume_mwh END AS DOUBLE),
    direction,
    settlementDate + to_hours(CASE WHEN restated AND NOT superseded THEN 28 ELSE 25 END) + to_seconds(37 * settlementPeriod)
FROM runs
ORDER BY settlementDate, bmUnit, settlementPeriod, acceptanceNumber, draw(hash(row_key, superseded));
