-- Where and when bills are paid at the window, as the town says it to residents.
ALTER TABLE payment.settings
  ADD COLUMN window_zh text NOT NULL DEFAULT '' CHECK (length(window_zh) <= 200),
  ADD COLUMN window_en text NOT NULL DEFAULT '' CHECK (length(window_en) <= 300);
COMMENT ON COLUMN payment.settings.window_zh IS 'Place and hours of the window, for residents; empty: the window of the town without place.';
COMMENT ON COLUMN payment.settings.window_en IS 'The same in English; empty: the Chinese words.';
