-- The BM unit reference, with what is wrong with the real one: some units are not in it, some rows
-- have no elexonBmUnit, one row stands twice.
INSERT INTO bmu_metadata (nationalGridBmUnit, elexonBmUnit, fuelType, leadPartyName, generationCapacity)
SELECT national_grid_bm_unit, bm_unit, fuel_type, lead_party, format('{:d}.000', capacity_mw)
FROM demo_units
WHERE unit_no % 60 <> 59
UNION ALL
-- Units that are registered with the system operator alone.
SELECT 'Y' || national_grid_bm_unit, NULL, fuel_type, NULL, NULL
FROM demo_units
WHERE unit_no % 45 = 1
UNION ALL
SELECT national_grid_bm_unit, bm_unit, fuel_type, lead_party, format('{:d}.000', capacity_mw)
FROM demo_units
WHERE unit_no = 1
ORDER BY ALL;
