-- Test oracle of bm_kpi_market: one row a settlement date.
--
-- Written apart from the product's SQL, from KPIS.md alone, to check the product. It is meant to be
-- plain, not fast. It shares nothing with the product, and must never be copied from it or into it.
--
-- Parameters: the first and the last settlement date, both inclusive. Session time zone: UTC.

WITH
-- ---------------------------------------------------------------------------------- settlement days
settlement_day AS (
    SELECT
        CAST(d AS DATE) AS settlement_date,
        date_diff(
            'minute',
            timezone('Europe/London', CAST(d AS TIMESTAMP)),
            timezone('Europe/London', CAST(d AS TIMESTAMP) + INTERVAL 1 DAY)
        ) // 30 AS periods_in_day
    FROM generate_series(
        CAST(CAST($date_from AS DATE) AS TIMESTAMP),
        CAST(CAST($date_to AS DATE) AS TIMESTAMP),
        INTERVAL 1 DAY
    ) AS days (d)
),

-- ------------------------------------------------- source rows: one a natural key, the newest of them
-- Where no createdDateTime tells rows of the same key apart, the remaining columns make the choice
-- deterministic. A row without a BM unit belongs to no unit-day.
-- Of an acceptance's amendments DEL goes before UPD before ORI; a deleted acceptance counts 0, but it is a row.
boalf_segment AS (
    SELECT *
    FROM bmrs_boalf_complete
    WHERE
        settlementDate IN (SELECT settlement_date FROM settlement_day)
        AND bmUnit IS NOT NULL
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo
            ORDER BY
                CASE amendmentFlag WHEN 'DEL' THEN 1 WHEN 'UPD' THEN 2 ELSE 3 END,
                soFlag DESC NULLS LAST,
                acceptancePrice NULLS LAST,
                acceptanceVolume NULLS LAST,
                acceptanceType NULLS LAST,
                validation_flag NULLS LAST
        ) = 1
),

boalf AS (
    SELECT
        *,
        COUNT(*) FILTER (WHERE amendmentFlag = 'DEL') OVER (
            PARTITION BY settlementDate, bmUnit, acceptanceNumber
        ) > 0 AS is_deleted
    FROM boalf_segment
),

bod AS (
    SELECT
        *,
        COALESCE(ABS(offer) >= 9999, FALSE) OR COALESCE(ABS(bid) >= 9999, FALSE) AS is_defensive,
        COALESCE(levelFrom = 0 AND levelTo = 0, FALSE) AS is_placeholder,
        NOT is_defensive AND NOT is_placeholder AS is_live,
        GREATEST(ABS(levelFrom), ABS(levelTo)) AS offered_mw
    FROM bmrs_bod
    WHERE
        settlementDate IN (SELECT settlement_date FROM settlement_day)
        AND bmUnit IS NOT NULL
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY bmUnit, settlementDate, settlementPeriod, timeFrom, pairId
            ORDER BY offer NULLS LAST, bid NULLS LAST, levelFrom NULLS LAST, levelTo NULLS LAST
        ) = 1
),

boav AS (
    SELECT *
    FROM bmrs_boav
    WHERE
        settlementDate IN (SELECT settlement_date FROM settlement_day)
        AND bmUnit IS NOT NULL
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod, acceptanceId
            ORDER BY createdDateTime DESC NULLS LAST, totalVolumeAccepted NULLS LAST
        ) = 1
),

ebocf AS (
    SELECT *
    FROM bmrs_ebocf
    WHERE
        settlementDate IN (SELECT settlement_date FROM settlement_day)
        AND bmUnit IS NOT NULL
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod
            ORDER BY createdDateTime DESC NULLS LAST, totalCashflow NULLS LAST
        ) = 1
),

-- --------------------------------------------- units of the day, whatever dataset they show up in
unit_market_day AS (
    SELECT settlement_date, COUNT(*) AS unit_count
    FROM (
        SELECT settlementDate AS settlement_date, bmUnit FROM boalf
        UNION
        SELECT settlementDate, bmUnit FROM bod
        UNION
        SELECT settlementDate, bmUnit FROM boav
        UNION
        SELECT settlementDate, bmUnit FROM ebocf
    )
    GROUP BY settlement_date
),

-- ------------------------------------- one CTE a dataset: a day without rows has no row in it, so that
-- the FULL JOINs below leave its columns NULL. Inside a day, a sum over nothing is 0.
-- Acceptance numbers are unique only within a BM unit: count them a unit, then add up.
boalf_market_day AS (
    SELECT
        settlement_date,
        COUNT(*) FILTER (WHERE acceptance_count > 0) AS accepted_units,
        SUM(acceptance_count) AS acceptance_count,
        SUM(so_flagged_acceptances) AS so_flagged_acceptances
    FROM (
        SELECT
            settlementDate AS settlement_date,
            bmUnit,
            COUNT(DISTINCT acceptanceNumber) FILTER (WHERE NOT is_deleted) AS acceptance_count,
            COUNT(DISTINCT acceptanceNumber) FILTER (WHERE soFlag AND NOT is_deleted) AS so_flagged_acceptances
        FROM boalf
        GROUP BY settlementDate, bmUnit
    )
    GROUP BY settlement_date
),

bod_market_day AS (
    SELECT
        settlementDate AS settlement_date,
        COUNT(DISTINCT bmUnit) AS submitting_units,
        COUNT(DISTINCT (bmUnit, settlementPeriod, pairId)) / NULLIF(COUNT(DISTINCT settlementPeriod), 0)
            AS stack_depth,
        100.0 * COUNT(*) FILTER (WHERE is_defensive) / COUNT(*) AS defensive_share_pct,
        median(offer - bid) FILTER (WHERE is_live) AS median_spread,
        COALESCE(SUM(offered_mw) FILTER (WHERE pairId > 0), 0) / NULLIF(COUNT(DISTINCT settlementPeriod), 0)
            AS offered_up_mw,
        COALESCE(SUM(offered_mw) FILTER (WHERE pairId < 0), 0) / NULLIF(COUNT(DISTINCT settlementPeriod), 0)
            AS offered_down_mw
    FROM bod
    GROUP BY settlementDate
),

-- A volume or cashflow that is NULL is unknown, not 0: a sum with an unknown addend is unknown.
boav_market_day AS (
    SELECT
        settlementDate AS settlement_date,
        CASE
            WHEN bool_and(totalVolumeAccepted IS NOT NULL OR _direction = 'bid')
                THEN COALESCE(SUM(totalVolumeAccepted) FILTER (WHERE _direction = 'offer'), 0)
        END AS offer_mwh,
        CASE
            WHEN bool_and(totalVolumeAccepted IS NOT NULL OR _direction = 'offer')
                THEN COALESCE(SUM(-totalVolumeAccepted) FILTER (WHERE _direction = 'bid'), 0)
        END AS bid_mwh,
        CASE
            WHEN bool_and(totalVolumeAccepted IS NOT NULL)
                THEN COUNT(DISTINCT settlementPeriod) FILTER (WHERE totalVolumeAccepted <> 0)
        END AS active_periods
    FROM boav
    GROUP BY settlementDate
),

ebocf_market_day AS (
    SELECT
        settlementDate AS settlement_date,
        CASE
            WHEN bool_and(totalCashflow IS NOT NULL OR _direction = 'bid')
                THEN COALESCE(SUM(totalCashflow) FILTER (WHERE _direction = 'offer'), 0)
        END AS offer_cashflow_gbp,
        CASE
            WHEN bool_and(totalCashflow IS NOT NULL OR _direction = 'offer')
                THEN COALESCE(SUM(totalCashflow) FILTER (WHERE _direction = 'bid'), 0)
        END AS bid_cashflow_gbp,
        bool_and(totalCashflow IS NOT NULL) AS all_known,
        CASE WHEN all_known THEN COALESCE(SUM(totalCashflow) FILTER (WHERE totalCashflow > 0), 0) END AS paid_gbp,
        CASE WHEN all_known THEN COALESCE(SUM(-totalCashflow) FILTER (WHERE totalCashflow < 0), 0) END AS received_gbp
    FROM ebocf
    GROUP BY settlementDate
),

-- ------------------------------------------ concentration: the units with the largest |net cashflow|
-- Where one unit's is unknown, so is every unit's share of all.
unit_cashflow_day AS (
    SELECT
        settlementDate AS settlement_date,
        bmUnit,
        ABS(SUM(totalCashflow)) AS absolute_net_gbp
    FROM ebocf
    WHERE settlementDate NOT IN (SELECT settlementDate FROM ebocf WHERE totalCashflow IS NULL)
    GROUP BY settlementDate, bmUnit
),

concentration_market_day AS (
    SELECT
        settlement_date,
        100 * SUM(absolute_net_gbp) FILTER (WHERE place <= 1) / NULLIF(SUM(absolute_net_gbp), 0) AS top1_share_pct,
        100 * SUM(absolute_net_gbp) FILTER (WHERE place <= 5) / NULLIF(SUM(absolute_net_gbp), 0) AS top5_share_pct,
        100 * SUM(absolute_net_gbp) FILTER (WHERE place <= 10) / NULLIF(SUM(absolute_net_gbp), 0) AS top10_share_pct
    FROM (
        SELECT
            *,
            ROW_NUMBER() OVER (PARTITION BY settlement_date ORDER BY absolute_net_gbp DESC, bmUnit) AS place
        FROM unit_cashflow_day
    )
    GROUP BY settlement_date
),

joined AS (
    SELECT
        *,
        offer_cashflow_gbp + bid_cashflow_gbp AS net_cashflow_gbp,
        offer_mwh + bid_mwh AS gross_mwh,
        offer_mwh - bid_mwh AS net_mwh
    FROM unit_market_day
    INNER JOIN settlement_day USING (settlement_date)
    FULL JOIN boalf_market_day USING (settlement_date)
    FULL JOIN bod_market_day USING (settlement_date)
    FULL JOIN boav_market_day USING (settlement_date)
    FULL JOIN ebocf_market_day USING (settlement_date)
    FULL JOIN concentration_market_day USING (settlement_date)
)

SELECT
    settlement_date,
    -- Units
    CAST(unit_count AS BIGINT) AS unit_count,
    CAST(accepted_units AS BIGINT) AS accepted_units,
    CAST(submitting_units AS BIGINT) AS submitting_units,
    -- Money
    CAST(net_cashflow_gbp AS DOUBLE) AS net_cashflow_gbp,
    CAST(paid_gbp AS DOUBLE) AS paid_gbp,
    CAST(received_gbp AS DOUBLE) AS received_gbp,
    -- Energy
    CAST(offer_mwh AS DOUBLE) AS offer_mwh,
    CAST(bid_mwh AS DOUBLE) AS bid_mwh,
    CAST(gross_mwh AS DOUBLE) AS gross_mwh,
    CAST(net_mwh AS DOUBLE) AS net_mwh,
    CAST(
        CASE
            WHEN net_mwh > 0 THEN 'SHORT'
            WHEN net_mwh < 0 THEN 'LONG'
        END AS VARCHAR
    ) AS direction,
    -- Prices
    CAST(offer_cashflow_gbp / NULLIF(offer_mwh, 0) AS DOUBLE) AS ewap_offer,
    CAST(bid_cashflow_gbp / NULLIF(-bid_mwh, 0) AS DOUBLE) AS ewap_bid,
    -- Acceptances
    CAST(acceptance_count AS BIGINT) AS acceptance_count,
    CAST(so_flagged_acceptances AS BIGINT) AS so_flagged_acceptances,
    CAST(acceptance_count / (periods_in_day / 2.0) AS DOUBLE) AS dispatch_intensity,
    -- Concentration
    CAST(top1_share_pct AS DOUBLE) AS top1_share_pct,
    CAST(top5_share_pct AS DOUBLE) AS top5_share_pct,
    CAST(top10_share_pct AS DOUBLE) AS top10_share_pct,
    -- Activity
    CAST(active_periods AS BIGINT) AS active_periods,
    CAST(100.0 * active_periods / periods_in_day AS DOUBLE) AS active_period_share_pct,
    -- Submissions
    CAST(stack_depth AS DOUBLE) AS stack_depth,
    CAST(defensive_share_pct AS DOUBLE) AS defensive_share_pct,
    CAST(median_spread AS DOUBLE) AS median_spread,
    CAST(offered_up_mw AS DOUBLE) AS offered_up_mw,
    CAST(offered_down_mw AS DOUBLE) AS offered_down_mw
FROM joined
ORDER BY settlement_date
