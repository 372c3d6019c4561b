-- The acceptances of this chunk. An accepted unit-day is cut into slots, and a slot holds one
-- acceptance or none: the unit leaves its FPN, holds a level, perhaps slopes to another, and comes
-- back, all within the slot. Minutes count from the start of period 1.
CREATE OR REPLACE TEMP TABLE demo_acceptances AS
WITH
  slot AS (
    SELECT
      *,
      unnest(range(0, day_minutes // slot_minutes)) AS slot_no,
      hash('slot', unit_day_key, slot_no) AS slot_key
    FROM demo_unit_days
    WHERE accepted
  ),
  used_slot AS (
    SELECT
      *,
      -- Wind is turned down only; an offer with a defensive price is never taken.
      CASE
        WHEN behaviour = 'WIND' OR defensive <> 'NONE' THEN 'bid'
        WHEN draw(hash('direction', slot_key)) < offer_share THEN 'offer'
        ELSE 'bid'
      END AS direction,
      CASE direction WHEN 'offer' THEN headroom_mw ELSE -footroom_mw END AS room_mw
    FROM slot
    WHERE draw(hash('used', slot_key)) < slot_share
  ),
  instruction AS (
    SELECT
      *,
      fpn_mw
        + CAST(
          SIGN(room_mw) * CEIL(ABS(room_mw) * (0.1 + 0.9 * draw(hash('level', slot_key)))) AS INTEGER
        ) AS instructed_mw,
      -- Most wind is told to stay where an earlier acceptance has put it: a flat segment comes first.
      behaviour = 'WIND' AND draw(hash('stays', slot_key)) < 0.92 AS stays,
      draw(hash('slopes', slot_key)) < CASE WHEN behaviour = 'WIND' THEN 0.05 ELSE 0.15 END AS slopes,
      CAST(hash('delay', slot_key) % (1 + slot_minutes // 15) AS INTEGER) AS delay_minutes,
      CAST(slot_no * slot_minutes + delay_minutes AS INTEGER) AS leaves_at,
      CAST((slot_no + 1) * slot_minutes AS INTEGER) AS back_at,
      slot_minutes // 10 AS ramp_minutes,
      CAST(2 + hash('notice', slot_key) % 19 AS INTEGER) AS notice_minutes,
      undoes_at_bid_price AND draw(hash('undone', slot_key)) < 0.08 AS undone
    FROM used_slot
    WHERE room_mw <> 0
  ),
  acceptance AS (
    SELECT
      *,
      -- An undone bid: the acceptance numbered after it has the unit stay at its FPN after all.
      unnest(CASE WHEN undone THEN [FALSE, TRUE] ELSE [FALSE] END) AS undoes
    FROM instruction
  ),
  ramped_acceptance AS (
    SELECT
      *,
      CASE WHEN undoes THEN fpn_mw ELSE instructed_mw END AS level_mw,
      CASE WHEN undoes OR stays THEN leaves_at ELSE leaves_at + ramp_minutes END AS holds_from,
      CASE WHEN undoes THEN back_at ELSE back_at - ramp_minutes END AS returns_at
    FROM acceptance
  )
SELECT
  settlementDate,
  bmUnit,
  -- A day has no more than 100 slots, undone ones counted twice.
  first_acceptance_number
    + 100 * day_no
    + ROW_NUMBER() OVER (PARTITION BY settlementDate, bmUnit ORDER BY slot_no, undoes)
    AS acceptanceNumber,
  -- The acceptance that undoes another is issued a minute after it.
  first_start
    + to_minutes(leaves_at - notice_minutes + CASE WHEN undoes THEN 1 ELSE 0 END) AS acceptanceTime,
  first_start,
  leaves_at,
  holds_from,
  CASE WHEN slopes AND NOT undoes THEN (holds_from + returns_at) // 2 ELSE returns_at END AS holds_to,
  returns_at,
  back_at,
  fpn_mw,
  level_mw,
  CASE WHEN slopes THEN (fpn_mw + level_mw) // 2 ELSE level_mw END AS later_level_mw,
  direction,
  undone,
  undoes,
  tlm,
  slot_key,
  draw(hash('system', slot_key)) < CASE WHEN behaviour = 'WIND' THEN 0.85 ELSE 0.12 END AS so_flag,
  CASE
    WHEN undone THEN 'ORI'
    WHEN draw(hash('amendment', slot_key)) < 0.01 THEN 'DEL'
    WHEN draw(hash('amendment', slot_key)) < 0.06 THEN NULL
    ELSE 'ORI'
  END AS amendment_flag,
  -- Deleted acceptances, and a few more, have no settled volume.
  amendment_flag IS DISTINCT FROM 'DEL'
    AND (undone OR draw(hash('settled', slot_key)) >= 0.04) AS settled
FROM ramped_acceptance
