-- The BM unit reference, with the faults of the real one: a few units are not in it, a few rows have
-- no elexonBmUnit, and one row stands twice.
INSERT INTO bmu_metadata (
  nationalGridBmUnit, elexonBmUnit, fuelType, leadPartyName, generationCapacity
)
WITH
  listed_unit AS (
    SELECT
      unit_no,
      national_grid_bm_unit,
      bm_unit,
      fuel_type,
      lead_party,
      format('{:d}.000', capacity_mw) AS generation_capacity
    FROM demo_units
    WHERE unit_no % 60 <> 59
  )
SELECT * EXCLUDE (unit_no)
FROM listed_unit
UNION ALL
SELECT * EXCLUDE (unit_no)
FROM listed_unit
WHERE unit_no = 1
UNION ALL
-- Units that the system operator alone has registered.
SELECT 'Y' || national_grid_bm_unit, NULL, fuel_type, NULL, NULL
FROM listed_unit
WHERE unit_no % 45 = 1
ORDER BY ALL
