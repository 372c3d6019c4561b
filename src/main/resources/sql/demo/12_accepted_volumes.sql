-- What is settled: the energy of every acceptance in every period, and the price it is settled at.
-- BOAV and EBOCF both come from here, so a day without BOAV still has its cashflows.
CREATE OR REPLACE TEMP TABLE demo_accepted_volumes AS
WITH
pieces AS (
    SELECT
        *,
        unnest(range(from_minute // 30, (to_minute - 1) // 30 + 1)) AS period_no,
        greatest(from_minute, 30 * period_no) AS piece_from,
        least(to_minute, 30 * period_no + 30) AS piece_to,
        -- A straight line's mean is its level half way.
        from_mw + (to_mw - from_mw) * ((piece_from + piece_to) / 2.0 - from_minute) / (to_minute - from_minute) AS mean_mw
    FROM demo_acceptance_segments
    WHERE settled AND NOT undoes
),
volumes AS (
    SELECT
        settlementDate,
        CAST(period_no + 1 AS INTEGER) AS settlementPeriod,
        bmUnit,
        acceptanceNumber,
        direction,
        undone,
        tlm,
        -- Exact sums: the same whatever the order of the rows.
        SUM(CAST((mean_mw - fpn_mw) * (piece_to - piece_from) / 60.0 AS DECIMAL(18, 6))) AS volume_mwh
    FROM pieces
    GROUP BY ALL
),
sided AS (
    SELECT *, FALSE AS undoes
    FROM volumes
    UNION ALL
    -- An undone bid: the next acceptance gives back the same energy, on the offer side, at the bid's price.
    SELECT * REPLACE (acceptanceNumber + 1 AS acceptanceNumber, 'offer' AS direction, -volume_mwh AS volume_mwh), TRUE AS undoes
    FROM volumes
    WHERE undone
)
SELECT
    sided.settlementDate,
    sided.settlementPeriod,
    submissions.startTime,
    sided.bmUnit,
    sided.acceptanceNumber,
    sided.direction,
    sided.volume_mwh,
    CAST(CASE WHEN direction = 'offer' AND NOT undoes THEN offer_price ELSE bid_price END AS DECIMAL(9, 2)) AS price,
    sided.tlm,
    submissions.submission_key
FROM sided
JOIN demo_submissions AS submissions USING (settlementDate, bmUnit, settlementPeriod)
WHERE sided.volume_mwh <> 0;
