-- What is settled: the energy of every acceptance in every period, and its price. BOAV and EBOCF are
-- both made from this, so a date without BOAV still has the cashflows it would have had.
CREATE OR REPLACE TEMP TABLE demo_accepted_volumes AS
WITH
  -- The part of a segment that lies in one period.
  part AS (
    SELECT
      *,
      unnest(range(from_minute // 30, (to_minute - 1) // 30 + 1)) AS periods_before,
      GREATEST(from_minute, 30 * periods_before) AS part_from,
      LEAST(to_minute, 30 * periods_before + 30) AS part_to,
      -- The mean of a straight line is its level half way.
      from_mw
        + (to_mw - from_mw) * ((part_from + part_to) / 2.0 - from_minute) / (to_minute - from_minute)
        AS mean_mw
    FROM demo_acceptance_segments
    WHERE settled AND NOT undoes
  ),
  acceptance_volume AS (
    SELECT
      settlementDate,
      CAST(periods_before + 1 AS INTEGER) AS settlementPeriod,
      bmUnit,
      acceptanceNumber,
      direction,
      undone,
      tlm,
      -- DECIMAL adds up the same in any order, DOUBLE does not.
      SUM(CAST((mean_mw - fpn_mw) * (part_to - part_from) / 60.0 AS DECIMAL(18, 6))) AS mwh
    FROM part
    GROUP BY ALL
  ),
  accepted_volume AS (
    SELECT
      *,
      -- An undone bid: the acceptance after it gives the same energy back, on the offer side, at the
      -- bid's negative price.
      unnest(CASE WHEN undone THEN [FALSE, TRUE] ELSE [FALSE] END) AS undoes
    FROM acceptance_volume
    WHERE mwh <> 0
  )
SELECT
  settlementDate,
  settlementPeriod,
  startTime,
  bmUnit,
  CASE WHEN undoes THEN acceptanceNumber + 1 ELSE acceptanceNumber END AS acceptanceNumber,
  CASE WHEN undoes THEN 'offer' ELSE direction END AS side,
  CASE WHEN undoes THEN -mwh ELSE mwh END AS volume_mwh,
  CAST(CASE direction WHEN 'offer' THEN offer_price ELSE bid_price END AS DECIMAL(9, 2)) AS price,
  tlm,
  submission_key
FROM accepted_volume
JOIN demo_submissions USING (settlementDate, bmUnit, settlementPeriod)
