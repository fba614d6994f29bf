INSERT INTO source VALUES (1, 'almanac', 'Larn Almanac', 'Ben Oke', 'Larn Press', '1951', '', 'en');
INSERT INTO entity VALUES (1, 'bridge', 'Larn bridge', 'place', ''), (2, 'ada', 'Ada Holt', 'person', '');
INSERT INTO name VALUES (1, 1, 0, 'Larn bridge', 'larn bridge'), (2, 2, 0, 'Ada Holt', 'ada holt');
INSERT INTO property VALUES (1, 'keeper', 'keeper', 'entity', 'keeper', 'keep', 1, '');
INSERT INTO statement (key, id, subject, property, value, valid, first_day, last_day, status, recorded_by, recorded_at)
VALUES (1, 's1', 1, 1, 2, '1933/1940', -13514, -10593, 'accepted', 'ana', 1000000);
INSERT INTO reference VALUES (1, 0, 1, 'p. 12', '', 0, 0);
