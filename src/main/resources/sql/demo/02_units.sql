-- The market's BM units: who they are, how big, and how they behave.
-- Ids, stations and parties are invented: station codes begin with Q, X or Z, as no real one does.
CREATE OR REPLACE TEMP TABLE demo_units AS
WITH
  -- share_from: where the behaviour begins when all units are laid along [0, 1).
  -- reprices, stacked, all_defensive, offers_defensive: the share of its units that submit new prices
  -- every period; two pairs a side; only defensive prices; defensive offers.
  -- running: share of days with output. lowest: lowest level / capacity; -1 can import.
  -- offer_factor, bid_factor: price / reference price. bid_base: £/MWh on top of that.
  -- accepted: weight of being accepted on a day. slot_share: how many of the day's slots are used.
  behaviour (
    behaviour, fuel_type, share_from, id_prefix, id_suffix, station_units, capacity_from, capacity_to,
    reprices, stacked, all_defensive, offers_defensive, running, lowest,
    offer_factor, bid_factor, bid_base, accepted, slot_minutes, slot_share
  ) AS (
    VALUES
      ('NUCLEAR',        'NUCLEAR', 0.00, 'T_',  'N', 2, 450, 650, 0.00, 0.00, 1.00, 0.00, 0.95,  0, 1.00,  0.00,   0, 0.00, 60, 0.00),
      ('BIOMASS',        'BIOMASS', 0.02, 'T_',  'P', 3,  40, 640, 0.50, 0.10, 0.00, 0.20, 0.90,  0, 1.70, -0.20,   0, 0.20, 60, 0.20),
      ('OTHER',          'OTHER',   0.04, 'T_',  'X', 1,   5,  60, 0.20, 0.00, 0.10, 0.10, 0.60,  0, 1.90,  0.30,   0, 0.15, 30, 0.10),
      ('CCGT',           'CCGT',    0.06, 'T_',  'G', 3, 250, 900, 1.00, 0.25, 0.00, 0.00, 0.75,  0, 1.65,  0.70,   0, 0.70, 60, 0.24),
      ('OCGT',           'OCGT',    0.12, 'E_',  'T', 1,  20, 140, 0.60, 0.00, 0.00, 0.10, 0.15,  0, 2.20,  0.60,   0, 0.25, 30, 0.10),
      ('PUMPED STORAGE', 'PS',      0.14, 'T_',  'S', 4,  90, 300, 1.00, 0.25, 0.00, 0.00, 0.25, -1, 1.80,  0.60,   0, 0.45, 30, 0.22),
      ('BATTERY',        NULL,      0.16, 'E_',  'B', 2,  10, 100, 0.90, 0.06, 0.04, 0.00, 0.00, -1, 1.60,  0.60,   0, 0.42, 15, 0.13),
      ('HYDRO',          'NPSHYD',  0.38, 'T_',  'H', 2,  10,  80, 0.50, 0.00, 0.10, 0.40, 0.60,  0, 1.70,  0.20,   0, 0.20, 30, 0.12),
      ('VIRTUAL',        NULL,      0.42, 'V__', '',  9,   1,  30, 0.15, 0.00, 0.35, 0.00, 0.00, -1, 2.00,  0.40,   0, 0.05, 30, 0.08),
      ('WIND',           'WIND',    0.50, 'T_',  'W', 2,  15, 300, 0.08, 0.00, 0.02, 0.55, 1.00,  0, 1.20,  0.00, -50, 0.28, 40, 0.375),
      ('EMBEDDED',       NULL,      0.74, '2__', '',  9,   4,  60, 0.10, 0.02, 0.40, 0.10, 0.40,  0, 2.10,  0.10,   0, 0.08, 30, 0.10),
      ('INTERCONNECTOR', NULL,      0.94, 'I_',  '',  1, 300, 999, 0.05, 0.00, 0.70, 0.00, 0.50, -1, 1.30,  0.50,   0, 0.00, 60, 0.00)
  ),
  -- The multiples of an irrational number spread evenly over [0, 1): any number of units has the same
  -- mix, and the first five are already wind, a battery, an embedded and a virtual unit, and a CCGT.
  -- A second such sequence says how busy a unit is; it starts so that unit 1 is the busiest of all.
  numbered_unit AS (
    SELECT
      CAST(unit_no AS INTEGER) AS unit_no,
      hash(CAST($seed AS BIGINT), unit_no) AS unit_key,
      (unit_no * 0.6180339887498949) % 1 AS place,
      (0.43 + unit_no * 0.5698402909980532) % 1 AS busyness
    FROM range(1, CAST($units AS BIGINT) + 1) AS unit (unit_no)
  ),
  stationed_unit AS (
    SELECT
      numbered_unit.*,
      behaviour.*,
      ROW_NUMBER() OVER (PARTITION BY behaviour ORDER BY unit_no) - 1 AS sister_no,
      sister_no // station_units AS station_no,
      -- 7919 has no factor in common with 26 · 26 · 26: every station has letters of its own.
      (station_no + 1) * 7919 % 17576 AS letters
    FROM numbered_unit
    ASOF JOIN behaviour ON numbered_unit.place >= behaviour.share_from
  ),
  named_unit AS (
    SELECT
      *,
      SUBSTR('QXZ', 1 + station_no % 3, 1)
        || chr(CAST(65 + letters // 676 AS INTEGER))
        || chr(CAST(65 + letters // 26 % 26 AS INTEGER))
        || chr(CAST(65 + letters % 26 AS INTEGER)) AS station_code,
      CAST(1 + sister_no % station_units AS VARCHAR) AS unit_of_station,
      CASE
        WHEN behaviour = 'INTERCONNECTOR'
          THEN ['IFG', 'IFD', 'ING', 'IND', 'IBG', 'IBD'][1 + station_no % 6]
            || '-'
            || station_code
            || '1'
        WHEN id_suffix = '' THEN 'AG-' || station_code || LPAD(unit_of_station, 2, '0')
        ELSE station_code || id_suffix || '-' || unit_of_station
      END AS national_grid_bm_unit,
      CASE
        -- Aggregated units: grid supply point group, party, number.
        WHEN behaviour IN ('EMBEDDED', 'VIRTUAL')
          THEN id_prefix
            || chr(CAST(65 + station_no % 14 AS INTEGER))
            || station_code
            || LPAD(unit_of_station, 3, '0')
        -- Some wind farms are embedded, some batteries stand on the transmission system.
        WHEN behaviour = 'WIND' AND station_no % 4 = 3 THEN 'E_' || national_grid_bm_unit
        WHEN behaviour = 'BATTERY' AND station_no % 4 = 3 THEN 'T_' || national_grid_bm_unit
        ELSE id_prefix || national_grid_bm_unit
      END AS bm_unit,
      [
        'Ardwen', 'Brackley Fell', 'Corrimoor', 'Dunwhistle', 'Elverton', 'Farrowdale',
        'Glenthorn', 'Harrowmere', 'Inverlarch', 'Jasperford', 'Kittlewick', 'Larkmarsh',
        'Merrowdown', 'Netherquoy', 'Ospreyholm', 'Pennywold', 'Quillbrook', 'Rushenford',
        'Saltmarrow', 'Tarnhowick', 'Ulverthorpe', 'Vennacombe', 'Wrenmouth', 'Yarrowgill'
      ][1 + CAST(hash(behaviour, station_no) % 24 AS INTEGER)]
        || ' '
        || ['Power', 'Energy', 'Generation', 'Trading', 'Flexibility'][
          1 + CAST(hash(station_no, behaviour) % 5 AS INTEGER)
        ]
        || ' Ltd' AS lead_party
    FROM stationed_unit
  )
SELECT
  unit_no,
  unit_key,
  behaviour,
  fuel_type,
  bm_unit,
  national_grid_bm_unit,
  lead_party,
  -- Many small units, few big ones.
  CAST(
    ROUND(capacity_from + (capacity_to - capacity_from) * POW(draw(hash('capacity', unit_key)), 2)) AS INTEGER
  ) AS capacity_mw,
  CAST(capacity_mw * lowest AS INTEGER) AS lowest_mw,
  running,
  busyness,
  draw(hash('reprices', unit_key)) < reprices AS reprices,
  CASE
    WHEN draw(hash('stacked', unit_key)) < stacked THEN 4
    WHEN draw(hash('one pair', unit_key)) < 0.02 THEN 1
    ELSE 2
  END AS pair_count,
  -- Prices that say "do not use me": ALL of them, the OFFERS, or the offers of UPWARD pairs.
  CASE
    WHEN draw(hash('defensive', unit_key)) < all_defensive THEN 'ALL'
    WHEN draw(hash('defensive', unit_key)) < all_defensive + offers_defensive / 3 THEN 'OFFERS'
    WHEN draw(hash('defensive', unit_key)) < all_defensive + offers_defensive THEN 'UPWARD'
    ELSE 'NONE'
  END AS defensive,
  CASE WHEN draw(hash('sentinel', unit_key)) < 0.7 THEN 9999.0 ELSE 99999.0 END AS sentinel_price,
  offer_factor * (0.8 + 0.4 * draw(hash('offer', unit_key))) AS offer_factor,
  bid_factor * (0.8 + 0.4 * draw(hash('bid', unit_key))) AS bid_factor,
  bid_base * (0.4 + 1.1 * draw(hash('bid', unit_key))) AS bid_base,
  -- The downward pair of these wind units has one price, to be turned down and to be let up again.
  behaviour = 'WIND'
    AND defensive IN ('NONE', 'UPWARD')
    AND draw(hash('undo', unit_key)) < 0.4 AS undoes_at_bid_price,
  -- Few units are accepted nearly every day, most hardly ever.
  CASE WHEN defensive = 'ALL' THEN 0 ELSE accepted * 10 * POW(busyness, 9) END AS accepted_weight,
  slot_minutes,
  slot_share,
  -- The units of a station count on from the same number: acceptance numbers are unique only within
  -- a BM unit.
  CAST(1000 + hash(behaviour, station_no) % 40000 AS BIGINT) AS first_acceptance_number
FROM named_unit
