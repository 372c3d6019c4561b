-- Test oracle of bm_kpi_summary: one row a BM unit and settlement date.
--
-- Written apart from the product's SQL, from KPIS.md alone, to check the product. It is meant to be
-- plain, not fast. It shares nothing with the product, and must never be copied from it or into it.
--
-- Parameters: the first and the last settlement date, both inclusive. Session time zone: UTC.

WITH
-- ---------------------------------------------------------------------------------- settlement days
settlement_day AS (
    SELECT
        settlement_date,
        midnight,
        date_diff('minute', midnight, next_midnight) // 30 AS periods_in_day
    FROM (
        SELECT
            CAST(d AS DATE) AS settlement_date,
            timezone('Europe/London', CAST(d AS TIMESTAMP)) AS midnight,
            timezone('Europe/London', CAST(d AS TIMESTAMP) + INTERVAL 1 DAY) AS next_midnight
        FROM generate_series(
            CAST(CAST($date_from AS DATE) AS TIMESTAMP),
            CAST(CAST($date_to AS DATE) AS TIMESTAMP),
            INTERVAL 1 DAY
        ) AS days (d)
    )
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
        NOT is_deleted
        AND acceptancePrice IS NOT NULL
        AND (validation_flag IS NULL OR validation_flag = 'Valid') AS is_priced
    FROM (
        SELECT
            *,
            COUNT(*) FILTER (WHERE amendmentFlag = 'DEL') OVER (
                PARTITION BY settlementDate, bmUnit, acceptanceNumber
            ) > 0 AS is_deleted
        FROM boalf_segment
    )
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

-- ------------------------------------------------------------- which dataset has which day at all
dataset_day AS (
    SELECT
        settlement_date,
        settlement_date IN (SELECT settlementDate FROM boalf) AS has_boalf,
        settlement_date IN (SELECT settlementDate FROM boalf WHERE is_priced) AS has_priced,
        settlement_date IN (SELECT settlementDate FROM bod) AS has_bod,
        settlement_date IN (SELECT settlementDate FROM boav) AS has_boav,
        settlement_date IN (SELECT settlementDate FROM ebocf) AS has_ebocf,
        periods_in_day
    FROM settlement_day
),

unit_day AS (
    SELECT settlementDate AS settlement_date, bmUnit AS bm_unit FROM boalf
    UNION
    SELECT settlementDate, bmUnit FROM bod
    UNION
    SELECT settlementDate, bmUnit FROM boav
    UNION
    SELECT settlementDate, bmUnit FROM ebocf
),

-- --------------------------------------------------------------------------- one CTE a dataset
boalf_unit_day AS (
    SELECT
        settlementDate AS settlement_date,
        bmUnit AS bm_unit,
        COUNT(DISTINCT acceptanceNumber) FILTER (WHERE NOT is_deleted) AS acceptance_count,
        COUNT(DISTINCT acceptanceNumber) FILTER (WHERE soFlag AND NOT is_deleted) AS so_flagged_acceptances,
        AVG(acceptancePrice) FILTER (WHERE is_priced) AS avg_acceptance_price,
        MIN(acceptancePrice) FILTER (WHERE is_priced) AS min_acceptance_price,
        MAX(acceptancePrice) FILTER (WHERE is_priced) AS max_acceptance_price,
        SUM(acceptanceVolume) FILTER (WHERE is_priced AND acceptanceType = 'OFFER') AS offer_level_change_mw,
        SUM(acceptanceVolume) FILTER (WHERE is_priced AND acceptanceType = 'BID') AS bid_level_change_mw
    FROM boalf
    GROUP BY settlementDate, bmUnit
),

bod_unit_day AS (
    SELECT
        settlementDate AS settlement_date,
        bmUnit AS bm_unit,
        COUNT(*) AS submission_count,
        COUNT(DISTINCT pairId) AS pair_count,
        COUNT(DISTINCT (settlementPeriod, pairId)) AS period_pairs,
        COUNT(DISTINCT settlementPeriod) AS bod_periods,
        COUNT(*) FILTER (WHERE is_defensive) AS defensive_rows,
        AVG(offer) FILTER (WHERE is_live) AS avg_offer_price,
        AVG(bid) FILTER (WHERE is_live) AS avg_bid_price,
        median(offer - bid) FILTER (WHERE is_live) AS median_spread,
        COALESCE(SUM(offered_mw) FILTER (WHERE pairId > 0), 0) AS offered_up_sum,
        COALESCE(SUM(offered_mw) FILTER (WHERE pairId < 0), 0) AS offered_down_sum
    FROM bod
    GROUP BY settlementDate, bmUnit
),

boav_with_local_hour AS (
    SELECT
        boav.*,
        -- Clock time in London when the settlement period starts.
        EXTRACT(
            HOUR FROM timezone('Europe/London', midnight + INTERVAL 30 MINUTE * (settlementPeriod - 1))
        ) AS local_hour
    FROM boav
    INNER JOIN settlement_day ON boav.settlementDate = settlement_day.settlement_date
),

-- A volume or cashflow that is NULL is unknown, not 0: a sum with an unknown addend is unknown.
boav_unit_day AS (
    SELECT
        settlementDate AS settlement_date,
        bmUnit AS bm_unit,
        COUNT(*) AS boav_rows,
        CASE
            WHEN bool_and(totalVolumeAccepted IS NOT NULL OR _direction = 'bid')
                THEN COALESCE(SUM(totalVolumeAccepted) FILTER (WHERE _direction = 'offer'), 0)
        END AS offer_mwh,
        CASE
            WHEN bool_and(totalVolumeAccepted IS NOT NULL OR _direction = 'offer')
                THEN COALESCE(SUM(-totalVolumeAccepted) FILTER (WHERE _direction = 'bid'), 0)
        END AS bid_mwh,
        bool_and(totalVolumeAccepted IS NOT NULL) AS all_known,
        COUNT(DISTINCT settlementPeriod) FILTER (WHERE totalVolumeAccepted <> 0) AS known_active_periods,
        COUNT(DISTINCT acceptanceId) AS settled_acceptances,
        CASE WHEN all_known THEN COALESCE(SUM(ABS(totalVolumeAccepted)), 0) END AS absolute_mwh,
        COALESCE(SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour < 6), 0) AS night_mwh,
        COALESCE(SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour >= 6 AND local_hour < 12), 0) AS morning_mwh,
        COALESCE(SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour >= 12 AND local_hour < 18), 0) AS afternoon_mwh,
        COALESCE(SUM(ABS(totalVolumeAccepted)) FILTER (WHERE local_hour >= 18), 0) AS evening_mwh
    FROM boav_with_local_hour
    GROUP BY settlementDate, bmUnit
),

ebocf_unit_day AS (
    SELECT
        settlementDate AS settlement_date,
        bmUnit AS bm_unit,
        COUNT(*) AS ebocf_rows,
        CASE
            WHEN bool_and(totalCashflow IS NOT NULL OR _direction = 'bid')
                THEN COALESCE(SUM(totalCashflow) FILTER (WHERE _direction = 'offer'), 0)
        END AS offer_cashflow_gbp,
        CASE
            WHEN bool_and(totalCashflow IS NOT NULL OR _direction = 'offer')
                THEN COALESCE(SUM(totalCashflow) FILTER (WHERE _direction = 'bid'), 0)
        END AS bid_cashflow_gbp
    FROM ebocf
    GROUP BY settlementDate, bmUnit
),

bm_unit_reference AS (
    SELECT
        elexonBmUnit AS bm_unit,
        TRY_CAST(generationCapacity AS DOUBLE) AS generation_capacity_mw,
        fuelType AS fuel_type,
        leadPartyName AS lead_party
    FROM bmu_metadata
    WHERE elexonBmUnit IS NOT NULL
    QUALIFY
        ROW_NUMBER() OVER (
            PARTITION BY elexonBmUnit
            ORDER BY
                nationalGridBmUnit NULLS LAST,
                generationCapacity NULLS LAST,
                fuelType NULLS LAST,
                leadPartyName NULLS LAST
        ) = 1
),

-- ------------------------------------------------------------------------------- the NULL rule
-- A dataset without the day gives NULL. With the day but without the unit: counts and sums are 0,
-- and means, medians, depths and shares stay NULL, as the LEFT JOIN gives them.
measured AS (
    SELECT
        settlement_date,
        bm_unit,
        periods_in_day,

        CASE WHEN has_boalf THEN COALESCE(acceptance_count, 0) END AS acceptance_count,
        CASE WHEN has_boalf THEN COALESCE(so_flagged_acceptances, 0) END AS so_flagged_acceptances,
        avg_acceptance_price,
        min_acceptance_price,
        max_acceptance_price,
        CASE WHEN has_priced THEN COALESCE(offer_level_change_mw, 0) END AS offer_level_change_mw,
        CASE WHEN has_priced THEN COALESCE(bid_level_change_mw, 0) END AS bid_level_change_mw,

        CASE WHEN has_bod THEN COALESCE(submission_count, 0) END AS submission_count,
        CASE WHEN has_bod THEN COALESCE(pair_count, 0) END AS pair_count,
        period_pairs / NULLIF(bod_periods, 0) AS stack_depth,
        100.0 * defensive_rows / NULLIF(submission_count, 0) AS defensive_share_pct,
        avg_offer_price,
        avg_bid_price,
        median_spread,
        offered_up_sum / NULLIF(bod_periods, 0) AS offered_up_mw,
        offered_down_sum / NULLIF(bod_periods, 0) AS offered_down_mw,

        CASE WHEN has_boav AND boav_rows IS NULL THEN 0 ELSE offer_mwh END AS offer_mwh,
        CASE WHEN has_boav AND boav_rows IS NULL THEN 0 ELSE bid_mwh END AS bid_mwh,
        CASE
            WHEN has_boav AND boav_rows IS NULL THEN 0
            WHEN all_known THEN known_active_periods
        END AS active_periods,
        CASE WHEN has_boav THEN COALESCE(settled_acceptances, 0) END AS settled_acceptances,
        100 * night_mwh / NULLIF(absolute_mwh, 0) AS night_share_pct,
        100 * morning_mwh / NULLIF(absolute_mwh, 0) AS morning_share_pct,
        100 * afternoon_mwh / NULLIF(absolute_mwh, 0) AS afternoon_share_pct,
        100 * evening_mwh / NULLIF(absolute_mwh, 0) AS evening_share_pct,

        CASE WHEN has_ebocf AND ebocf_rows IS NULL THEN 0 ELSE offer_cashflow_gbp END AS offer_cashflow_gbp,
        CASE WHEN has_ebocf AND ebocf_rows IS NULL THEN 0 ELSE bid_cashflow_gbp END AS bid_cashflow_gbp,

        generation_capacity_mw,
        fuel_type,
        lead_party
    FROM unit_day
    INNER JOIN dataset_day USING (settlement_date)
    LEFT JOIN boalf_unit_day USING (settlement_date, bm_unit)
    LEFT JOIN bod_unit_day USING (settlement_date, bm_unit)
    LEFT JOIN boav_unit_day USING (settlement_date, bm_unit)
    LEFT JOIN ebocf_unit_day USING (settlement_date, bm_unit)
    LEFT JOIN bm_unit_reference USING (bm_unit)
),

summed AS (
    SELECT
        *,
        offer_mwh + bid_mwh AS gross_mwh,
        offer_mwh - bid_mwh AS net_mwh,
        offer_cashflow_gbp + bid_cashflow_gbp AS net_cashflow_gbp
    FROM measured
)

-- --------------------------------------------------------- derived KPIs, and the order of the columns
SELECT
    settlement_date,
    bm_unit,
    -- BOALF
    CAST(acceptance_count AS BIGINT) AS acceptance_count,
    CAST(so_flagged_acceptances AS BIGINT) AS so_flagged_acceptances,
    CAST(avg_acceptance_price AS DOUBLE) AS avg_acceptance_price,
    CAST(min_acceptance_price AS DOUBLE) AS min_acceptance_price,
    CAST(max_acceptance_price AS DOUBLE) AS max_acceptance_price,
    CAST(offer_level_change_mw AS DOUBLE) AS offer_level_change_mw,
    CAST(bid_level_change_mw AS DOUBLE) AS bid_level_change_mw,
    CAST((offer_level_change_mw + bid_level_change_mw) * avg_acceptance_price AS DOUBLE) AS revenue_estimate_gbp,
    -- BOD
    CAST(submission_count AS BIGINT) AS submission_count,
    CAST(pair_count AS BIGINT) AS pair_count,
    CAST(stack_depth AS DOUBLE) AS stack_depth,
    CAST(defensive_share_pct AS DOUBLE) AS defensive_share_pct,
    CAST(avg_offer_price AS DOUBLE) AS avg_offer_price,
    CAST(avg_bid_price AS DOUBLE) AS avg_bid_price,
    CAST(median_spread AS DOUBLE) AS median_spread,
    CAST(offered_up_mw AS DOUBLE) AS offered_up_mw,
    CAST(offered_down_mw AS DOUBLE) AS offered_down_mw,
    -- BOAV
    CAST(offer_mwh AS DOUBLE) AS offer_mwh,
    CAST(bid_mwh AS DOUBLE) AS bid_mwh,
    CAST(gross_mwh AS DOUBLE) AS gross_mwh,
    CAST(net_mwh AS DOUBLE) AS net_mwh,
    CAST(active_periods AS BIGINT) AS active_periods,
    CAST(100.0 * active_periods / periods_in_day AS DOUBLE) AS active_period_share_pct,
    CAST(settled_acceptances AS BIGINT) AS settled_acceptances,
    CAST(night_share_pct AS DOUBLE) AS night_share_pct,
    CAST(morning_share_pct AS DOUBLE) AS morning_share_pct,
    CAST(afternoon_share_pct AS DOUBLE) AS afternoon_share_pct,
    CAST(evening_share_pct AS DOUBLE) AS evening_share_pct,
    -- EBOCF
    CAST(offer_cashflow_gbp AS DOUBLE) AS offer_cashflow_gbp,
    CAST(bid_cashflow_gbp AS DOUBLE) AS bid_cashflow_gbp,
    CAST(net_cashflow_gbp AS DOUBLE) AS net_cashflow_gbp,
    -- Derived across datasets
    CAST(acceptance_count / NULLIF(submission_count, 0) AS DOUBLE) AS acceptance_rate,
    CAST(avg_offer_price - avg_bid_price AS DOUBLE) AS bid_offer_spread,
    CAST(offer_cashflow_gbp / NULLIF(offer_mwh, 0) AS DOUBLE) AS vwap_offer,
    CAST(bid_cashflow_gbp / NULLIF(-bid_mwh, 0) AS DOUBLE) AS vwap_bid,
    CAST(ABS(offer_cashflow_gbp) / NULLIF(ABS(bid_cashflow_gbp), 0) AS DOUBLE) AS offer_bid_ratio,
    CAST(gross_mwh / NULLIF(acceptance_count, 0) AS DOUBLE) AS mwh_per_acceptance,
    CAST(
        -- Not GREATEST(0, …): it would skip a NULL and answer 0.
        CASE
            WHEN acceptance_count < settled_acceptances AND acceptance_count > 0 THEN 0
            ELSE 100.0 * (acceptance_count - settled_acceptances) / NULLIF(acceptance_count, 0)
        END AS DOUBLE
    ) AS unsettled_acceptance_share_pct,
    -- BM unit reference
    CAST(generation_capacity_mw AS DOUBLE) AS generation_capacity_mw,
    CAST(fuel_type AS VARCHAR) AS fuel_type,
    CAST(lead_party AS VARCHAR) AS lead_party,
    CAST(net_cashflow_gbp / NULLIF(generation_capacity_mw, 0) AS DOUBLE) AS gbp_per_mw_day
FROM summed
ORDER BY settlement_date, bm_unit
