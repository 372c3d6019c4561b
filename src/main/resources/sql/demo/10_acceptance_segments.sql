-- The straight-line segments of the acceptances' profiles. A segment of no length is none.
CREATE OR REPLACE TEMP TABLE demo_acceptance_segments AS
WITH
  segment AS (
    SELECT
      *,
      unnest([
        {'from_minute': leaves_at, 'to_minute': holds_from, 'from_mw': fpn_mw, 'to_mw': level_mw},
        {'from_minute': holds_from, 'to_minute': holds_to, 'from_mw': level_mw, 'to_mw': level_mw},
        {'from_minute': holds_to, 'to_minute': returns_at, 'from_mw': level_mw, 'to_mw': later_level_mw},
        {'from_minute': returns_at, 'to_minute': back_at, 'from_mw': later_level_mw, 'to_mw': fpn_mw}
      ], recursive := TRUE)
    FROM demo_acceptances
  )
SELECT
  settlementDate,
  bmUnit,
  acceptanceNumber,
  acceptanceTime,
  first_start,
  from_minute,
  to_minute,
  from_mw,
  to_mw,
  fpn_mw,
  direction,
  undone,
  undoes,
  tlm,
  so_flag,
  amendment_flag,
  settled,
  hash('segment', slot_key, undoes, from_minute) AS segment_key
FROM segment
WHERE from_minute < to_minute
