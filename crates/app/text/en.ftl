### What the command line says.

data-folder = The data folder { $folder } cannot be made: { $error }
database-open = The database { $database } cannot be opened: { $error }
database-migrate = The tables of the database cannot be made ready: { $error }
database-trouble = The database could not do it: { $error }
config-read = The configuration cannot be read: { $error }
port-taken = The address { $address } cannot be opened: { $error }
instant-shape = “{ $given }” is not an instant. Write it as 2024-12-30T07:30:00+07:00.
pause-shape = “{ $given }” is not a pause. Write FROM..TO, such as 2024-12-30T08:00:00+07:00..2024-12-31T08:00:00+07:00.
allow-shape = “{ $given }” is not a time allowed. Write 5wd (working days), 16wh (working hours), 10d (days), 1m (months) or same-day.
deadline-refused = The due date cannot be computed: { $error }
lang-shape = There is no language “{ $given }”. Use vi or en.
no-calendar = The packs have no working calendar for { $date }.
not-a-demo = The folder { $folder } holds a real installation. A demo runs only in a new folder or in its own.
is-a-demo = The folder { $folder } holds a demo. Its data cannot be used for real work.
schema-unknown = There is no schema “{ $given }”. There are: { $known }
seed-refused = The sample cases cannot be made: { $error }
accounts-heading = Demo accounts, all with the password { $password }:
demo-clock = The demo's clock: { $when }
demo-playing = Playing { $count } sample cases of 2024 through the real write path…
demo-played = { $count } sample cases are in the data.
rebuilt = Rebuilt { $streams } streams from { $events } events.
migrated = The tables are ready.
admin-made = The administrator { $login } was created.
admin-password = Type the password (at least { $min } characters) and press Enter.
admin-password-short = The password must have at least { $min } characters.
pack-clean = The pack is valid: { $files } files, { $notices } things recorded as unknown.
pack-broken = The pack has { $errors } errors.
doctor-good = good
doctor-bad = LOOK
doctor-database = Database
doctor-chains = Journal chains
doctor-chains-said = { $streams } chains, { $events } events, all match
doctor-packs = Packs
doctor-packs-said = { $procedures } procedures, { $agencies } agencies
doctor-systems = Systems
stopping = Stopping; waiting for requests under way…
deadline-due = Due: { $when }
internal = A fault in the program: { $error }

site = Quảng Trị One Door
made-up-family = Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Võ, Đặng, Bùi, Hồ
made-up-middle = Thị, Văn, Minh, Thu, Quốc, Ngọc, Hữu, Thanh
made-up-given = An, Bình, Chi, Dũng, Giang, Hà, Hương, Khánh, Lan, Mai, Nam, Phúc, Quân, Sơn, Tâm, Vy
made-up-place = Quảng Trị

no-demo = The packs have nothing for a demonstration (demo.toml).
