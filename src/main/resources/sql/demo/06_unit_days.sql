-- What every BM unit does on every settlement date of this chunk.
CREATE OR REPLACE TEMP TABLE demo_unit_days AS
WITH
  unit_day AS (
    SELECT
      *,
      hash(unit_key, settlementDate) AS unit_day_key,
      -- Final physical notification, the same all day; wind follows the weather.
      CAST(
        CASE
          WHEN behaviour = 'WIND'
            THEN LEAST(
              capacity_mw,
              ROUND(capacity_mw * windiness * (0.5 + draw(hash('output', unit_day_key))))
            )
          WHEN draw(hash('running', unit_day_key)) < running
            THEN ROUND(capacity_mw * (0.5 + 0.5 * draw(hash('output', unit_day_key))))
          ELSE 0
        END AS INTEGER
      ) AS fpn_mw,
      -- An idle unit submits placeholders only: pairs whose levels are both 0.
      draw(hash('idle', unit_day_key)) < 0.06 * (1 - busyness) AS idle
    FROM demo_settlement_days
    CROSS JOIN demo_units
  )
SELECT
  settlementDate,
  day_no,
  first_start,
  day_minutes,
  offer_share,
  bm_unit AS bmUnit,
  unit_day_key,
  behaviour,
  reprices,
  pair_count,
  defensive,
  sentinel_price,
  undoes_at_bid_price,
  offer_factor,
  bid_factor,
  bid_base * (0.95 + 0.1 * draw(hash('bid', unit_day_key))) AS bid_base,
  fpn_mw,
  CASE WHEN idle THEN 0 ELSE capacity_mw - fpn_mw END AS headroom_mw,
  -- A unit with one pair has only an upward one.
  CASE WHEN idle OR pair_count = 1 THEN 0 ELSE fpn_mw - lowest_mw END AS footroom_mw,
  -- Transmission loss multiplier.
  ROUND(0.98 + 0.03 * draw(hash('losses', unit_day_key)), 7) AS tlm,
  -- Now and then a unit submits nothing.
  draw(hash('submits', unit_day_key)) >= 0.04 * (1 - busyness) AS submits,
  submits
    AND draw(hash('accepted', unit_day_key))
      < accepted_weight * CASE WHEN behaviour = 'WIND' THEN 0.5 + windiness ELSE 1 END AS accepted,
  slot_minutes,
  slot_share,
  first_acceptance_number
FROM unit_day
