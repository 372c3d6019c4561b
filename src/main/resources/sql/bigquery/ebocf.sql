-- EBOCF: the cashflow of every BM unit on every settlement date, signed: positive is paid to the unit.
-- One row per settlement date and BM unit, and one per settlement date for the whole market (bm_unit NULL).
WITH
  -- Cashflows are restated for months: the newest row of each natural key counts.
  cashflow AS (
    SELECT
      *,
      CASE LOWER(_direction)
        WHEN 'offer' THEN TRUE
        WHEN 'bid' THEN FALSE
        ELSE ERROR(CONCAT('_direction is neither bid nor offer: ', COALESCE(_direction, 'NULL')))
      END AS is_offer,
      -- To 12 decimals, as DECIMAL(38, 12) rounds in DuckDB: BIGNUMERIC adds up the same in any order,
      -- FLOAT64 does not, and a mere CAST would round the digits behind those of a FLOAT64, too.
      CAST(ROUND(totalCashflow * 1e12) AS BIGNUMERIC) / BIGNUMERIC '1e12' AS gbp
    FROM bmrs_ebocf
    WHERE settlementDate BETWEEN @date_from AND @date_to AND bmUnit IS NOT NULL
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY LOWER(_direction), bmUnit, settlementDate, settlementPeriod
        ORDER BY createdDateTime DESC NULLS LAST, totalCashflow NULLS LAST
      ) = 1
  )
SELECT
  settlementDate AS settlement_date,
  bmUnit AS bm_unit,
  COUNT(*) AS source_rows,
  -- A cashflow that is NULL is unknown, not 0: sums that need it are unknown, and its row shows no period.
  COUNTIF(gbp IS NULL) AS unknown_totals,
  COALESCE(
    BIT_OR(
      CASE
        WHEN gbp IS NULL THEN NULL
        -- Shifted further, the bit would be lost without an error.
        WHEN settlementPeriod > 62 THEN ERROR('settlementPeriod is above 62')
        ELSE 1 << settlementPeriod
      END
    ),
    0
  ) AS period_mask,
  MAX(createdDateTime) AS newest_created,
  IF(
    COUNTIF(gbp IS NULL AND is_offer) = 0, COALESCE(SUM(IF(is_offer, gbp, NULL)), 0), NULL
  ) AS offer_gbp,
  IF(
    COUNTIF(gbp IS NULL AND NOT is_offer) = 0, COALESCE(SUM(IF(NOT is_offer, gbp, NULL)), 0), NULL
  ) AS bid_gbp,
  IF(COUNTIF(gbp IS NULL) = 0, SUM(gbp), NULL) AS net_gbp,
  IF(COUNTIF(gbp IS NULL) = 0, COALESCE(SUM(IF(gbp > 0, gbp, NULL)), 0), NULL) AS paid_gbp,
  IF(COUNTIF(gbp IS NULL) = 0, COALESCE(-SUM(IF(gbp < 0, gbp, NULL)), 0), NULL) AS received_gbp
FROM cashflow
GROUP BY GROUPING SETS ((settlementDate, bmUnit), (settlementDate))
