-- Levels by day
CREATE TABLE IF NOT EXISTS levels (id SERIAL PRIMARY KEY, day DATE NOT NULL, name VARCHAR(20) DEFAULT 'it''s');
select day, COUNT(*) as n, avg("level") from levels l
  where l.name in ('a', 'b') and day >= '2024-01-01' and l.order is null /* end */
  group by day having count(*) > 1.5e1 limit 10;
CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN 'text' END $body$ LANGUAGE plpgsql;
