<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>influx-backup</name>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Version {version}, with Qt {qt}. MIT licence.</source>
   <translation>Version {version}, mit Qt {qt}. MIT-Lizenz.</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Qt, PySide6 and py7zr are used under the LGPL as they come, as files of their own beside this program: another build of them may take their place. Their texts are in the folder “licences” of an installed program, and in the packages themselves otherwise.</source>
   <translation>Qt, PySide6 und py7zr werden unter der LGPL benutzt, wie sie kommen, als eigene Dateien neben diesem Programm: Eine andere Fassung von ihnen kann an ihre Stelle treten. Ihre Texte sind im Ordner „licences“ eines installierten Programms, sonst in den Paketen selbst.</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>About Influx Backup</source>
   <translation>Über Influx Backup</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Libraries and their licences</source>
   <translation>Bibliotheken und ihre Lizenzen</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <location filename="gui/about_dialog.py" />
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Rows are gone</source>
   <translation>Zeilen fehlen</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>What is gone</source>
   <translation>Was fehlt</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Ticked tables are acknowledged</source>
   <translation>Angehakte Tabellen werden bestätigt</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Why they are gone</source>
   <translation>Warum sie fehlen</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>For example: old measurements were deleted on purpose</source>
   <translation>Zum Beispiel: Alte Messungen wurden mit Absicht gelöscht</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>This happens to these tables &amp;regularly: later backups need not tell it</source>
   <translation>Das geschieht mit diesen Tabellen &amp;regelmäßig: spätere Sicherungen brauchen es nicht zu melden</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>What happens regularly</source>
   <translation>Was regelmäßig geschieht</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>&amp;Why they are gone</source>
   <translation>&amp;Warum sie fehlen</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>&amp;Acknowledge</source>
   <translation>&amp;Bestätigen</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Table</source>
   <translation>Tabelle</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Gone</source>
   <translation>Fehlt</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Days (UTC)</source>
   <translation>Tage (UTC)</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>Held by</source>
   <translation>Enthalten in</translation>
  </message>
  <message>
   <location filename="gui/acknowledge_dialog.py" />
   <source>{server} shows all that was saved of it.</source>
   <translation>{server} zeigt alles, was davon gesichert wurde.</translation>
  </message>
  <message>
   <location filename="gui/app.py" />
   <source>The window goes on; nothing that was proved is lost. Please report it with the details.</source>
   <translation>Das Fenster läuft weiter; nichts, was bewiesen ist, ging verloren. Bitte melden Sie es mit den Einzelheiten.</translation>
  </message>
  <message>
   <location filename="gui/app.py" />
   <source>A fault in the program: {line}</source>
   <translation>Ein Fehler im Programm: {line}</translation>
  </message>
  <message>
   <location filename="gui/arrow_model.py" />
   <source>time (UTC)</source>
   <translation>Zeit (UTC)</translation>
  </message>
  <message>
   <location filename="gui/arrow_model.py" />
   <source>no value</source>
   <translation>kein Wert</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Databases</source>
   <translation>Datenbanken</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Took</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Proved</source>
   <translation>Bewiesen</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>Seal</source>
   <translation>Siegel</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>pinned</source>
   <translation>angeheftet</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>encrypted</source>
   <translation>verschlüsselt</translation>
  </message>
  <message>
   <location filename="gui/backup_columns.py" />
   <source>{n} bytes</source>
   <translation>{n} Bytes</translation>
  </message>
  <message>
   <location filename="gui/backup_compare.py" />
   <source>Compare {name} with {server}</source>
   <translation>{name} mit {server} vergleichen</translation>
  </message>
  <message>
   <location filename="gui/backup_compare.py" />
   <source>Compare with a server</source>
   <translation>Mit einem Server vergleichen</translation>
  </message>
  <message>
   <location filename="gui/backup_compare.py" />
   <source>Server whose rows are compared with {name}</source>
   <translation>Server, mit dessen Zeilen {name} verglichen wird</translation>
  </message>
  <message>
   <location filename="gui/backup_compare.py" />
   <source>There is no server to compare it with. Add one: Servers… at the top.</source>
   <translation>Es gibt keinen Server zum Vergleichen. Nehmen Sie einen auf: „Server…“ oben.</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>Press Enter to look at its rows</source>
   <translation>Eingabe zeigt ihre Zeilen</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>Series key: {key}</source>
   <translation>Reihenfolge der Tags: {key}</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>Table, column</source>
   <translation>Tabelle, Spalte</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>From – to</source>
   <translation>Von – bis</translation>
  </message>
  <message>
   <location filename="gui/backup_contents.py" />
   <source>Parts</source>
   <translation>Teile</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>About the backup</source>
   <translation>Über die Sicherung</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Who acknowledged what is gone</source>
   <translation>Wer bestätigte, was fehlt</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Ac&amp;knowledge…</source>
   <translation>Bestä&amp;tigen…</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Tell it agai&amp;n…</source>
   <translation>&amp;Wieder melden…</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Open &amp;with its password…</source>
   <translation>Mit ihrem Kennwort &amp;öffnen…</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Tables of the backup</source>
   <translation>Tabellen der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Details of the backup</source>
   <translation>Einzelheiten der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/backup_details.py" />
   <source>Choose a backup to see what it holds.</source>
   <translation>Wählen Sie eine Sicherung, um zu sehen, was sie enthält.</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Name template</source>
   <translation>Namensvorlage</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>{server} {database} {date} {time}</source>
   <translation>{server} {database} {date} {time}</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Repository</source>
   <translation>Ablage</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Profile</source>
   <translation>Profil</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Small: takes less space</source>
   <translation>Klein: braucht weniger Platz</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Fast: as the server sent it</source>
   <translation>Schnell: wie der Server es sandte</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Encrypt</source>
   <translation>Verschlüsseln</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Another password…</source>
   <translation>Anderes Kennwort…</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Optional</source>
   <translation>Kann leer bleiben</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Bac&amp;k up now</source>
   <translation>&amp;Jetzt sichern</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>T&amp;ime</source>
   <translation>Zeitrau&amp;m</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>&amp;Store in</source>
   <translation>Abla&amp;ge</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>&amp;Profile</source>
   <translation>&amp;Profil</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Not&amp;e</source>
   <translation>N&amp;otiz</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>What to save</source>
   <translation>Was gesichert wird</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Can start once the server has said what it has.</source>
   <translation>Kann starten, sobald der Server gesagt hat, was er hat.</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Tick at least one table to save something.</source>
   <translation>Haken Sie mindestens eine Tabelle an, um etwas zu sichern.</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>The end of the time range is not after its beginning.</source>
   <translation>Das Ende des Zeitraums liegt nicht nach seinem Anfang.</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>No estimate: {reason}</source>
   <translation>Keine Schätzung: {reason}</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Backup of {server}</source>
   <translation>Sicherung von {server}</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Encr&amp;ypt with a password</source>
   <translation>Mit &amp;Kennwort verschlüsseln</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>For example {name}</source>
   <translation>Zum Beispiel {name}</translation>
  </message>
  <message>
   <location filename="gui/backup_form.py" />
   <source>Estimating…</source>
   <translation>Wird geschätzt…</translation>
  </message>
  <message>
   <location filename="gui/backup_pair.py" />
   <source>Compare two backups</source>
   <translation>Zwei Sicherungen vergleichen</translation>
  </message>
  <message>
   <location filename="gui/backup_pair.py" />
   <source>Backup that {name} is compared with</source>
   <translation>Sicherung, mit der {name} verglichen wird</translation>
  </message>
  <message>
   <location filename="gui/backup_pair.py" />
   <source>There is no other backup to compare it with.</source>
   <translation>Es gibt keine andere Sicherung, mit der sie verglichen werden könnte.</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Several backups are chosen: this is done with one at a time</source>
   <translation>Mehrere Sicherungen sind gewählt: Dies geht nur mit einer allein</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Search backups</source>
   <translation>Sicherungen suchen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>No backups yet</source>
   <translation>Noch keine Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Press “Back up now”. It saves all that is ticked on the left and proves the archive before it says it is done.</source>
   <translation>Drücken Sie „Jetzt sichern“. Gesichert wird, was links angehakt ist; fertig heißt es erst, wenn das Archiv bewiesen ist.</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>M&amp;ore</source>
   <translation>M&amp;ehr</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Move it to the trash; this can be undone</source>
   <translation>In den Papierkorb legen; das lässt sich rückgängig machen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Verify {name}</source>
   <translation>{name} prüfen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Restore &amp;drill…</source>
   <translation>&amp;Probe der Wiederherstellung…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Look at ro&amp;ws, export…</source>
   <translation>&amp;Zeilen ansehen, exportieren…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Compare with another &amp;backup…</source>
   <translation>Mit einer anderen &amp;Sicherung vergleichen…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>&amp;Pin: keep for ever</source>
   <translation>An&amp;heften: für immer behalten</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Re&amp;name, note…</source>
   <translation>&amp;Umbenennen, Notiz…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Show in &amp;folder</source>
   <translation>Im &amp;Ordner zeigen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>&amp;Copy path</source>
   <translation>Pfad &amp;kopieren</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>&amp;Restore…</source>
   <translation>Wieder&amp;herstellen…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Veri&amp;fy</source>
   <translation>Prü&amp;fen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Decode and recount the whole archive again</source>
   <translation>Das ganze Archiv noch einmal lesen und nachzählen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Comp&amp;are…</source>
   <translation>Vergle&amp;ichen…</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>With the rows that a server shows now, day by day</source>
   <translation>Mit den Zeilen, die ein Server jetzt zeigt, Tag für Tag</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Un&amp;pin: retention decides</source>
   <translation>&amp;Ablösen: die Aufbewahrung entscheidet</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Compare the two chosen &amp;backups</source>
   <translation>Die beiden gewählten &amp;Sicherungen vergleichen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Restore drill of {name}</source>
   <translation>Probe der Wiederherstellung von {name}</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Copied: {path}</source>
   <translation>Kopiert: {path}</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>Delete backups</source>
   <translation>Sicherungen löschen</translation>
  </message>
  <message>
   <location filename="gui/backups_view.py" />
   <source>No file manager answered. The folder is {path}</source>
   <translation>Keine Dateiverwaltung hat geantwortet. Der Ordner ist {path}</translation>
  </message>
  <message>
   <location filename="gui/charts.py" />
   <source>Arrow keys move from one to the next.</source>
   <translation>Die Pfeiltasten führen von einem zum nächsten.</translation>
  </message>
  <message>
   <location filename="gui/charts.py" />
   <source>Nothing to show yet</source>
   <translation>Noch nichts zu zeigen</translation>
  </message>
  <message>
   <location filename="gui/charts_calendar.py" />
   <source>Calendar of days</source>
   <translation>Kalender der Tage</translation>
  </message>
  <message>
   <location filename="gui/charts_calendar.py" />
   <source>Calendar, {day}</source>
   <translation>Kalender, {day}</translation>
  </message>
  <message>
   <location filename="gui/charts_calendar.py" />
   <source>Arrow keys move from day to day; Enter shows the runs of the day.</source>
   <translation>Die Pfeiltasten führen von Tag zu Tag; Eingabe zeigt die Läufe des Tages.</translation>
  </message>
  <message>
   <location filename="gui/charts_space.py" />
   <source>Space over time</source>
   <translation>Platz im Lauf der Zeit</translation>
  </message>
  <message>
   <location filename="gui/charts_space.py" />
   <source>disk full</source>
   <translation>Datenträger voll</translation>
  </message>
  <message>
   <location filename="gui/check_model.py" />
   <source>Database, table</source>
   <translation>Datenbank, Tabelle</translation>
  </message>
  <message>
   <location filename="gui/check_tree.py" />
   <source>Databases and tables</source>
   <translation>Datenbanken und Tabellen</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>{backup} beside {server}</source>
   <translation>{backup} neben {server}</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>Tables and days</source>
   <translation>Tabellen und Tage</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>Table, day (UTC), row</source>
   <translation>Tabelle, Tag (UTC), Zeile</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>Compared</source>
   <translation>Verglichen</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>In the backup</source>
   <translation>In der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/comparison_dialog.py" />
   <source>On the server</source>
   <translation>Auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>A backup that was cut off</source>
   <translation>Eine abgebrochene Sicherung</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>Read what is missing, and prove the whole archive</source>
   <translation>Liest, was fehlt, und beweist das ganze Archiv</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>Discard…</source>
   <translation>Verwerfen…</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>Remove what was read; the next backup begins anew</source>
   <translation>Entfernt, was gelesen wurde; die nächste Sicherung beginnt von vorn</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>&amp;Discard</source>
   <translation>&amp;Verwerfen</translation>
  </message>
  <message>
   <location filename="gui/cut_off_bar.py" />
   <source>&amp;Keep</source>
   <translation>&amp;Behalten</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>Every day</source>
   <translation>Jeden Tag</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>Time of day</source>
   <translation>Uhrzeit</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>{server} daily</source>
   <translation>{server} täglich</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>&amp;Every day at</source>
   <translation>&amp;Jeden Tag um</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>Everything on the server, in the time of {zone}. No backup is ever removed by it.</source>
   <translation>Alles auf dem Server, in der Zeit von {zone}. Dabei wird nie eine Sicherung entfernt.</translation>
  </message>
  <message>
   <location filename="gui/daily_choice.py" />
   <source>Nothing runs by itself. The tab Schedule can change that later.</source>
   <translation>Nichts läuft von selbst. Das lässt sich später im Reiter Zeitplan ändern.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{size} free</source>
   <translation>{size} frei</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>About {rows}, {size} before it is encoded</source>
   <translation>Etwa {rows}, {size} vor dem Packen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Nobody can see its file now: its disk is away, or the file is gone. It cannot be restored meanwhile.</source>
   <translation>Niemand sieht ihre Datei gerade: Ihr Datenträger ist weg, oder die Datei. Solange kann sie nicht zurückgeholt werden.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{name}: damaged, {n} of {rows} can be restored</source>
   <translation>{name}: beschädigt, {n} von {rows} lassen sich wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Lost: {rows}, {span} ({member}: {reason})</source>
   <translation>Verloren: {rows}, {span} ({member}: {reason})</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{first}, {n} more</source>
   <translation>{first}, {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Not known</source>
   <translation>Nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Restore</source>
   <translation>Wiederherstellung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Verify</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Delete</source>
   <translation>Löschung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Drill</source>
   <translation>Probe</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Prune</source>
   <translation>Aufräumen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Out of the trash</source>
   <translation>Aus dem Papierkorb</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Acknowledgement</source>
   <translation>Bestätigung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Empty the trash</source>
   <translation>Papierkorb leeren</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Move of a folder</source>
   <translation>Umzug eines Ordners</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Alert</source>
   <translation>Meldung</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Look at the disks</source>
   <translation>Blick auf die Datenträger</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Start of a schedule</source>
   <translation>Start eines Zeitplans</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Tidying up</source>
   <translation>Aufräumen von Resten</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>no rows</source>
   <translation>keine Zeilen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>1 table</source>
   <translation>1 Tabelle</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{n} tables</source>
   <translation>{n} Tabellen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Started: {moment}, {trigger}</source>
   <translation>Begonnen: {moment}, {trigger}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Took: {time}</source>
   <translation>Dauer: {time}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>about {n}</source>
   <translation>etwa {n}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>proved {moment}</source>
   <translation>bewiesen {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>not proved</source>
   <translation>nicht bewiesen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{name}: {state}, taken {moment}</source>
   <translation>{name}: {state}, von {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{rows} of {tables}, {size}, {proof}</source>
   <translation>{rows} aus {tables}, {size}, {proof}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Archive: {path}</source>
   <translation>Archiv: {path}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{name}: doubtful ({reason})</source>
   <translation>{name}: zweifelhaft ({reason})</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Verify 1 archive again</source>
   <translation>1 Archiv noch einmal prüfen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Verify {n} archives again</source>
   <translation>{n} Archive noch einmal prüfen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>1 backup is listed.</source>
   <translation>1 Sicherung ist aufgeführt.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{n} backups are listed.</source>
   <translation>{n} Sicherungen sind aufgeführt.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Take the folder {path} out of the list? Its backup is no longer listed; the archive stays.</source>
   <translation>Den Ordner {path} aus der Liste nehmen? Seine Sicherung wird nicht mehr aufgeführt; das Archiv bleibt.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Take the folder {path} out of the list? Its {n} backups are no longer listed; the archives stay.</source>
   <translation>Den Ordner {path} aus der Liste nehmen? Seine {n} Sicherungen werden nicht mehr aufgeführt; die Archive bleiben.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{path} holds nothing any more, as if its disk were not mounted. Go on only if it was emptied on purpose: its backup is no longer listed then. Was it?</source>
   <translation>{path} enthält nichts mehr, wie wenn sein Datenträger nicht eingehängt ist. Nur weitermachen, wenn er absichtlich geleert wurde: Seine Sicherung wird dann nicht mehr aufgeführt. Wurde er das?</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{path} holds nothing any more, as if its disk were not mounted. Go on only if it was emptied on purpose: its {n} backups are no longer listed then. Was it?</source>
   <translation>{path} enthält nichts mehr, wie wenn sein Datenträger nicht eingehängt ist. Nur weitermachen, wenn er absichtlich geleert wurde: Seine {n} Sicherungen werden dann nicht mehr aufgeführt. Wurde er das?</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Move these {n} backups to the trash? This can be undone.</source>
   <translation>Diese {n} Sicherungen in den Papierkorb legen? Das lässt sich rückgängig machen.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Running</source>
   <translation>Läuft</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Protected</source>
   <translation>Geschützt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Needs attention</source>
   <translation>Braucht Aufmerksamkeit</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Not protected</source>
   <translation>Nicht geschützt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Not known yet</source>
   <translation>Noch nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>by hand</source>
   <translation>von Hand</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>by schedule</source>
   <translation>nach Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>catching up</source>
   <translation>nachgeholt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{n} row</source>
   <translation>{n} Zeile</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>{n} rows</source>
   <translation>{n} Zeilen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Server: {name}</source>
   <translation>Server: {name}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>What happened: {text}</source>
   <translation>Was geschehen ist: {text}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Warnings:</source>
   <translation>Warnungen:</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Note: {note}</source>
   <translation>Notiz: {note}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Damaged: {reason}</source>
   <translation>Beschädigt: {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>and {n} more</source>
   <translation>und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Proved, with warnings</source>
   <translation>Bewiesen, mit Warnungen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Not proved yet</source>
   <translation>Noch nicht bewiesen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>File not there</source>
   <translation>Datei nicht da</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Damaged</source>
   <translation>Beschädigt</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Succeeded</source>
   <translation>Gelungen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Succeeded, with warnings</source>
   <translation>Gelungen, mit Warnungen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Failed</source>
   <translation>Fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Interrupted</source>
   <translation>Unterbrochen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Skipped</source>
   <translation>Ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>What to do: {text}</source>
   <translation>Was zu tun ist: {text}</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>7-Zip opens it with the password; inside are Parquet files and README.txt.</source>
   <translation>7-Zip öffnet es mit dem Kennwort; darin sind Parquet-Dateien und README.txt.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Any archiver opens it; inside are Parquet files and README.txt.</source>
   <translation>Jedes Packprogramm öffnet es; darin sind Parquet-Dateien und README.txt.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Pinned by itself: {reason}. Retention never removes it.</source>
   <translation>Von selbst angeheftet: {reason}. Die Aufbewahrung entfernt sie nie.</translation>
  </message>
  <message>
   <location filename="gui/describe.py" />
   <source>Pinned: it is never removed by retention.</source>
   <translation>Angeheftet: Die Aufbewahrung entfernt sie nie.</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>What was told:</source>
   <translation>Was gemeldet wurde:</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Sending a test…</source>
   <translation>Ein Test wird gesendet…</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>That did not work</source>
   <translation>Das ging nicht</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A backup, check or restore failed</source>
   <translation>Eine Sicherung, Prüfung oder Wiederherstellung schlug fehl</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A backup ended with warnings</source>
   <translation>Eine Sicherung endete mit Warnungen</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>No proved backup for too long, also after the machine slept</source>
   <translation>Zu lange keine bewiesene Sicherung, auch nachdem der Rechner schlief</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>An archive was found damaged</source>
   <translation>Ein Archiv ist beschädigt</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Rows are gone that a backup before had</source>
   <translation>Zeilen fehlen, die eine Sicherung davor hatte</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A disk fills up, or a folder cannot be used</source>
   <translation>Ein Datenträger wird voll, oder ein Ordner ist nicht zu gebrauchen</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A run makes no progress</source>
   <translation>Ein Lauf kommt nicht voran</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>It works again</source>
   <translation>Es geht wieder</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A restore is done</source>
   <translation>Eine Wiederherstellung ist fertig</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A summary once a week</source>
   <translation>Eine Zusammenfassung einmal in der Woche</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Test</source>
   <translation>Test</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>STARTTLS (usual, port 587)</source>
   <translation>STARTTLS (üblich, Port 587)</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>TLS from the beginning (port 465)</source>
   <translation>TLS von Anfang an (Port 465)</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>None: everybody on the way can read it (port 25)</source>
   <translation>Keine: jeder auf dem Weg kann es lesen (Port 25)</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>The answer: {answer}</source>
   <translation>Die Antwort: {answer}</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>It was taken</source>
   <translation>Es wurde angenommen</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Sent</source>
   <translation>Gesendet</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Not sent</source>
   <translation>Nicht gesendet</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Waits</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>The keyring of this system</source>
   <translation>Der Schlüsselbund dieses Systems</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>A file that only you can read</source>
   <translation>Eine Datei, die nur Sie lesen können</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>An environment variable</source>
   <translation>Eine Umgebungsvariable</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>No {what}</source>
   <translation>Ohne {what}</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>E-mail</source>
   <translation>E-Mail</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Webhook</source>
   <translation>Webhook</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>Dead-man ping</source>
   <translation>Totmann-Signal</translation>
  </message>
  <message>
   <location filename="gui/describe_alerts.py" />
   <source>{way}: the answer was: {answer}</source>
   <translation>{way}: Die Antwort war: {answer}</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{row}: {column}</source>
   <translation>{row}: {column}</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} are newer than the backup.</source>
   <translation>{n} sind neuer als die Sicherung.</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} only in the backup</source>
   <translation>{n} nur in der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>1 day is equal</source>
   <translation>1 Tag ist gleich</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} days are equal</source>
   <translation>{n} Tage sind gleich</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} more days differ</source>
   <translation>{n} weitere Tage weichen ab</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>1 more day differs</source>
   <translation>1 weiterer Tag weicht ab</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Every row of the backup is on {server} as it was saved.</source>
   <translation>Jede Zeile der Sicherung ist auf {server}, wie sie gesichert wurde.</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>The table differs on {server}.</source>
   <translation>Die Tabelle ist auf {server} anders.</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} of {all} tables differ on {server}.</source>
   <translation>{n} von {all} Tabellen weichen auf {server} ab.</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>1 row is newer than the backup.</source>
   <translation>1 Zeile ist neuer als die Sicherung.</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Not on the server</source>
   <translation>Nicht auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} with other values</source>
   <translation>{n} mit anderen Werten</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{n} only on the server</source>
   <translation>{n} nur auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Equal</source>
   <translation>Gleich</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Server has more</source>
   <translation>Server hat mehr</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Server has fewer</source>
   <translation>Server hat weniger</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>Values differ</source>
   <translation>Werte weichen ab</translation>
  </message>
  <message>
   <location filename="gui/describe_comparison.py" />
   <source>{only} (expired since)</source>
   <translation>{only} (seitdem abgelaufen)</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>{server} no longer shows what an earlier backup holds. Until you say why, its status is red and nothing of it is removed by retention.</source>
   <translation>{server} zeigt nicht mehr, was eine frühere Sicherung enthält. Bis Sie sagen, warum, ist sein Zustand rot, und die Aufbewahrung entfernt nichts von ihm.</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>Was the server restarted? It may show only its newest files: restart it with a longer look-back (--gen1-lookback-duration) and back up again. Then nothing needs to be acknowledged. See “look-back” in the help (F1).</source>
   <translation>Wurde der Server neu gestartet? Vielleicht zeigt er nur seine neuesten Dateien: Starten Sie ihn mit längerem Rückblick neu (--gen1-lookback-duration) und sichern Sie noch einmal. Dann muss nichts bestätigt werden. Siehe „look-back“ in der Hilfe (F1).</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>Later backups are then compared with what is left. Your name, the time and the reason are kept in the history; the backup that holds the rows stays pinned.</source>
   <translation>Spätere Sicherungen werden dann mit dem verglichen, was übrig ist. Ihr Name, die Zeit und der Grund bleiben im Verlauf; die Sicherung, die die Zeilen enthält, bleibt angeheftet.</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>For example where the token may not read the retention of the database, or where values are computed again and written over. A backup still tells when days go that are younger than the ones that went now.</source>
   <translation>Zum Beispiel wo das Token die Aufbewahrung der Datenbank nicht lesen darf, oder wo Werte neu berechnet und überschrieben werden. Eine Sicherung meldet weiterhin, wenn Tage verschwinden, die jünger sind als die jetzt verschwundenen.</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>Shall it be a loss again, told by every backup, when days of {tables} go or values are others?</source>
   <translation>Soll es wieder ein Verlust sein, den jede Sicherung meldet, wenn Tage von {tables} verschwinden oder Werte andere sind?</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>Acknowledged {moment} by {who}: {reason}</source>
   <translation>Bestätigt {moment} von {who}: {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>the whole table</source>
   <translation>die ganze Tabelle</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>column {names}</source>
   <translation>Spalte {names}</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>values are others</source>
   <translation>Werte sind andere</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>rows, on the server only</source>
   <translation>Zeilen, nur auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>no backup in the list</source>
   <translation>keine Sicherung der Liste</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>{name} (pinned)</source>
   <translation>{name} (angeheftet)</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>Did somebody correct these values? Then say so here. Otherwise they fell back to older ones when the server was restarted: “Compare…” with the backup that holds them shows which. Restore it beside, under another name: written over them, they may fall back again.</source>
   <translation>Hat jemand diese Werte berichtigt? Dann sagen Sie es hier. Sonst sind sie beim Neustart des Servers auf ältere zurückgefallen: „Vergleichen…“ mit der Sicherung, die sie enthält, zeigt welche. Stellen Sie sie daneben wieder her, unter anderem Namen: darüber geschrieben, können sie wieder zurückfallen.</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>{table}: no loss when values are others after a restart</source>
   <translation>{table}: kein Verlust, wenn Werte nach einem Neustart andere sind</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>{table}: no loss when days go that are older than one day</source>
   <translation>{table}: kein Verlust, wenn Tage verschwinden, die älter als ein Tag sind</translation>
  </message>
  <message>
   <location filename="gui/describe_coverage.py" />
   <source>{table}: no loss when days go that are older than {days} days</source>
   <translation>{table}: kein Verlust, wenn Tage verschwinden, die älter als {days} Tage sind</translation>
  </message>
  <message>
   <location filename="gui/describe_cut_off.py" />
   <source>A backup of {server} was cut off {moment}. {rows} of {tables} were read and are kept until {until}.</source>
   <translation>Eine Sicherung von {server} brach {moment} ab. Gelesen und aufbewahrt bis {until}: {rows} aus {tables}.</translation>
  </message>
  <message>
   <location filename="gui/describe_cut_off.py" />
   <source>Discard what was read of the backup of {server} ({rows}, {size})?

No finished backup is touched. The next backup of the same data reads everything again.</source>
   <translation>Verwerfen, was von der Sicherung von {server} gelesen wurde ({rows}, {size})?

Keine fertige Sicherung wird berührt. Die nächste Sicherung derselben Daten liest alles noch einmal.</translation>
  </message>
  <message>
   <location filename="gui/describe_cut_off.py" />
   <source>Discarded; {size} are free again.</source>
   <translation>Verworfen; {size} sind wieder frei.</translation>
  </message>
  <message>
   <location filename="gui/describe_cut_off.py" />
   <source>One more waits behind it.</source>
   <translation>Dahinter wartet noch eine.</translation>
  </message>
  <message>
   <location filename="gui/describe_cut_off.py" />
   <source>{n} more wait behind it.</source>
   <translation>Dahinter warten noch {n}.</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>{before} and {after}</source>
   <translation>{before} und {after}</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>{moment}, {server}: {name}</source>
   <translation>{moment}, {server}: {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>Older: {moment}</source>
   <translation>Älter: {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>Newer: {moment}</source>
   <translation>Neuer: {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>{n} more</source>
   <translation>{n} mehr</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>The table differs.</source>
   <translation>Die Tabelle ist anders.</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>{n} of {all} tables differ.</source>
   <translation>{n} von {all} Tabellen weichen ab.</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>{n} fewer</source>
   <translation>{n} weniger</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>The same tables, columns and rows per day.</source>
   <translation>Dieselben Tabellen, Spalten und Zeilen je Tag.</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>Only in the newer one</source>
   <translation>Nur in der neueren</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>Differs</source>
   <translation>Weicht ab</translation>
  </message>
  <message>
   <location filename="gui/describe_diff.py" />
   <source>Only in the older one</source>
   <translation>Nur in der älteren</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Other tables each time; after {n} drills each table had its turn.</source>
   <translation>Jedes Mal andere Tabellen; nach {n} Proben kam jede Tabelle an die Reihe.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>{name} is restored into a scratch database that did not exist before, every row is compared with the archive, and the scratch database is removed again. No other database is touched.</source>
   <translation>{name} wird in eine Probedatenbank wiederhergestellt, die es vorher nicht gab; jede Zeile wird mit dem Archiv verglichen, und die Probedatenbank wird wieder entfernt. Keine andere Datenbank wird angerührt.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>all tables</source>
   <translation>alle Tabellen</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>one table in {n}, others each time</source>
   <translation>eine Tabelle von {n}, jedes Mal andere</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Every table of the newest backup is brought back each time.</source>
   <translation>Jedes Mal wird jede Tabelle der neuesten Sicherung zurückgeholt.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>No drill has brought it back yet.</source>
   <translation>Noch keine Probe hat sie zurückgeholt.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>On {day} it did not come back as it was saved: {why}</source>
   <translation>Am {day} kam sie nicht zurück, wie sie gesichert wurde: {why}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>{n} of {tables}</source>
   <translation>{n} von {tables}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>{seal} It was found damaged since.</source>
   <translation>{seal} Seitdem wurde sie beschädigt gefunden.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Restored {day}</source>
   <translation>Wiederhergestellt {day}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Every part of {name} is decoded, recounted and put into line protocol. No server is asked.</source>
   <translation>Jeder Teil von {name} wird ausgepackt, nachgezählt und in Line Protocol gebracht. Kein Server wird gefragt.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Scratch database of the server</source>
   <translation>Probedatenbank des Servers</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Stand-in server inside this program (proves less)</source>
   <translation>Ersatzserver in diesem Programm (beweist weniger)</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Nowhere: decode only, without a server (proves least)</source>
   <translation>Nirgends: nur auspacken, ohne Server (beweist am wenigsten)</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Restored on {day}: {tables}, {rows}, {time}.</source>
   <translation>Wiederhergestellt am {day}: {tables}, {rows}, {time}.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Restored on the stand-in server on {day} (proves less): {tables}, {rows}, {time}.</source>
   <translation>Auf dem Ersatzserver wiederhergestellt am {day} (beweist weniger): {tables}, {rows}, {time}.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Decoded on {day}, not restored (proves less): {tables}, {rows}, {time}.</source>
   <translation>Ausgepackt am {day}, nicht wiederhergestellt (beweist weniger): {tables}, {rows}, {time}.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>No drill yet</source>
   <translation>Noch keine Probe</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Failed {day}</source>
   <translation>Fehlgeschlagen {day}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Damaged since</source>
   <translation>Seitdem beschädigt</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Decoded {day}</source>
   <translation>Ausgepackt {day}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>In part {day}</source>
   <translation>Zum Teil {day}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Stand-in {day}</source>
   <translation>Ersatzserver {day}</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Proves that this server takes every row and gives it back bit by bit.</source>
   <translation>Beweist, dass dieser Server jede Zeile nimmt und Bit für Bit zurückgibt.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Proves that every row can be written and read back. That your server takes it is not proved.</source>
   <translation>Beweist, dass jede Zeile geschrieben und zurückgelesen werden kann. Dass Ihr Server sie nimmt, ist nicht bewiesen.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Proves that every row can be decoded and put into line protocol. No server takes it, and nothing is read back: for when no server can be used, or none has room for one more database.</source>
   <translation>Beweist, dass jede Zeile ausgepackt und in Line Protocol gebracht werden kann. Kein Server nimmt sie, und nichts wird zurückgelesen: für den Fall, dass kein Server zu gebrauchen ist oder keiner Raum für eine weitere Datenbank hat.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Decodes only where that server cannot be used.</source>
   <translation>Nur auspacken, wo dieser Server nicht zu gebrauchen ist.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Restores the newest backup of {server} for trial on {where} ({share}), {when}.</source>
   <translation>Stellt die neueste Sicherung von {server} zur Probe auf {where} wieder her ({share}), {when}.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Restores the newest backup of {server} on the stand-in server ({share}), {when}.</source>
   <translation>Stellt die neueste Sicherung von {server} auf dem Ersatzserver wieder her ({share}), {when}.</translation>
  </message>
  <message>
   <location filename="gui/describe_drill.py" />
   <source>Decodes the newest backup of {server} without a server ({share}), {when}.</source>
   <translation>Packt die neueste Sicherung von {server} ohne Server aus ({share}), {when}.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>{server} is known now</source>
   <translation>{server} ist jetzt bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>{server} is known now, but it did not answer</source>
   <translation>{server} ist jetzt bekannt, hat aber nicht geantwortet</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>Backups go to {folder}.</source>
   <translation>Sicherungen kommen nach {folder}.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>The first backup saves all of it and then proves the archive. You can cancel it at any time.</source>
   <translation>Die erste Sicherung sichert alles und beweist dann das Archiv. Sie können sie jederzeit abbrechen.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>The next one by schedule: {moment}.</source>
   <translation>Die nächste nach Zeitplan: {moment}.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>Nothing is scheduled yet.</source>
   <translation>Noch ist nichts geplant.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>It has 1 database: {names}.</source>
   <translation>Er hat 1 Datenbank: {names}.</translation>
  </message>
  <message>
   <location filename="gui/describe_first_run.py" />
   <source>It has {n} databases: {names}.</source>
   <translation>Er hat {n} Datenbanken: {names}.</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>no server is known</source>
   <translation>kein Server ist bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a backup is overdue</source>
   <translation>eine Sicherung ist überfällig</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a backup is late</source>
   <translation>eine Sicherung ist verspätet</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the last backup is too old</source>
   <translation>die letzte Sicherung ist zu alt</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>schedules are paused</source>
   <translation>Zeitpläne ruhen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the last backup failed</source>
   <translation>die letzte Sicherung ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a restore drill failed</source>
   <translation>eine Probe der Wiederherstellung ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a restore drill is overdue</source>
   <translation>eine Probe der Wiederherstellung ist überfällig</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the last restore failed</source>
   <translation>die letzte Wiederherstellung ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>upkeep of the archives failed</source>
   <translation>die Pflege der Archive ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the last backup has warnings</source>
   <translation>die letzte Sicherung hat Warnungen</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>rows are gone from the server</source>
   <translation>Zeilen sind vom Server verschwunden</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a backup is damaged</source>
   <translation>eine Sicherung ist beschädigt</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a backup is missing</source>
   <translation>eine Sicherung fehlt</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a backup is dated in the future</source>
   <translation>eine Sicherung ist in die Zukunft datiert</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>backups were not verified for long</source>
   <translation>Sicherungen wurden lange nicht geprüft</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a folder cannot be used</source>
   <translation>ein Ordner ist nicht verwendbar</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the disk is filling up</source>
   <translation>der Datenträger wird voll</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>alerts did not arrive</source>
   <translation>Meldungen kamen nicht an</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>the keyring cannot be read</source>
   <translation>der Schlüsselbund ist nicht lesbar</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>a run makes no progress</source>
   <translation>ein Lauf kommt nicht voran</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>last proved backup {ago}</source>
   <translation>letzte bewiesene Sicherung {ago}</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>no proved backup yet</source>
   <translation>noch keine bewiesene Sicherung</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>next {moment}</source>
   <translation>nächste {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_health.py" />
   <source>nothing is scheduled</source>
   <translation>nichts geplant</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{days} days: {parts}</source>
   <translation>{days} Tage: {parts}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{size} used by {archives}</source>
   <translation>{size} belegt ({archives})</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{sign}{size} a day</source>
   <translation>{sign}{size} am Tag</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Remove {archives} ({size}) from the trash for ever?</source>
   <translation>{archives} ({size}) für immer aus dem Papierkorb entfernen?</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>In {name}</source>
   <translation>In {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Diamonds mark {n} runs that are unlike the 30 before them of the same data.</source>
   <translation>Rauten bezeichnen {n} Läufe, die anders waren als die 30 vor ihnen mit denselben Daten.</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>unusual duration</source>
   <translation>ungewöhnliche Dauer</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>unusual size</source>
   <translation>ungewöhnliche Größe</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{days} days: nothing ran</source>
   <translation>{days} Tage: nichts lief</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} of {m}</source>
   <translation>{n} von {m}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} %</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Cannot be used: {why}</source>
   <translation>Nicht zu gebrauchen: {why}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Full about {moment}</source>
   <translation>Voll etwa {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Full: not enough history (a week at least)</source>
   <translation>Voll: noch zu wenig bekannt (mindestens eine Woche)</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>It does not grow</source>
   <translation>Es wächst nicht</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Lasts for more than ten years</source>
   <translation>Reicht länger als zehn Jahre</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>not known yet</source>
   <translation>noch nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>never</source>
   <translation>nie</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>not scheduled</source>
   <translation>nicht geplant</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>none yet</source>
   <translation>noch keine</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>1 archive</source>
   <translation>1 Archiv</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} archives</source>
   <translation>{n} Archive</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>All archives of the server</source>
   <translation>Alle Archive des Servers</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>took {time}</source>
   <translation>dauerte {time}</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>No run was unlike those before it.</source>
   <translation>Kein Lauf war anders als die vor ihm.</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>A diamond marks the run that is unlike the 30 before it of the same data.</source>
   <translation>Eine Raute bezeichnet den Lauf, der anders war als die 30 vor ihm mit denselben Daten.</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} proved</source>
   <translation>{n} bewiesen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} with warnings</source>
   <translation>{n} mit Warnungen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} failed</source>
   <translation>{n} fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} skipped</source>
   <translation>{n} ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} of {m} scheduled</source>
   <translation>{n} von {m} nach Plan</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} of {m} by hand</source>
   <translation>{n} von {m} von Hand</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>scheduled</source>
   <translation>nach Plan</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{days} days</source>
   <translation>{days} Tage</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>{n} without a schedule</source>
   <translation>{n} ohne Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>No backup is proved yet</source>
   <translation>Noch ist keine Sicherung bewiesen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Cannot be used</source>
   <translation>Nicht zu gebrauchen</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Works</source>
   <translation>In Ordnung</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>Warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>No backup</source>
   <translation>Keine Sicherung</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>duration</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="gui/describe_monitor.py" />
   <source>size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>{what}: {outcome}</source>
   <translation>{what}: {outcome}</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>Not known whether everything is protected</source>
   <translation>Nicht bekannt, ob alles geschützt ist</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>{kind} of {server}</source>
   <translation>{kind} von {server}</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>{what} ({schedule})</source>
   <translation>{what} ({schedule})</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>No fresh proved backup of {server}</source>
   <translation>Keine frische bewiesene Sicherung von {server}</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>Damaged archive of {server}</source>
   <translation>Beschädigtes Archiv von {server}</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>Rows of {server} are gone</source>
   <translation>Zeilen von {server} fehlen</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>The disk is filling up</source>
   <translation>Der Datenträger wird voll</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>A run on {server} makes no progress</source>
   <translation>Ein Lauf auf {server} kommt nicht voran</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>A folder of backups cannot be used</source>
   <translation>Ein Ordner mit Sicherungen ist nicht zu gebrauchen</translation>
  </message>
  <message>
   <location filename="gui/describe_notes.py" />
   <source>this machine</source>
   <translation>dieser Rechner</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>{state}: {kind} {name}. {reason}</source>
   <translation>{state}: {kind} {name}. {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Beside the rows ({n})</source>
   <translation>Neben den Zeilen ({n})</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Beside the rows: caches: {caches}, triggers: {triggers}, tokens (names only): {tokens}</source>
   <translation>Neben den Zeilen: Caches: {caches}, Trigger: {triggers}, Token (nur Namen): {tokens}</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Also br&amp;ing back what is beside the rows</source>
   <translation>Auch zurück&amp;bringen, was neben den Zeilen ist</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Retention of databases that are there, caches, and triggers, which are switched off at first. Nothing that is there is changed. The plan and the report say what cannot be made, such as secrets of tokens.</source>
   <translation>Aufbewahrung von Datenbanken, die da sind, Caches, und Trigger, die zunächst ausgeschaltet sind. Nichts Vorhandenes wird geändert. Plan und Bericht sagen, was nicht angelegt werden kann, etwa Geheimnisse von Token.</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Made</source>
   <translation>Angelegt</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Was there</source>
   <translation>War da</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Not made</source>
   <translation>Nicht angelegt</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>{state}: {name}. {reason}</source>
   <translation>{state}: {name}. {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>{said}; not all was read</source>
   <translation>{said}; nicht alles wurde gelesen</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Make</source>
   <translation>Anlegen</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Is there</source>
   <translation>Ist da</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Is there otherwise</source>
   <translation>Ist anders da</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Cannot be made</source>
   <translation>Kann nicht angelegt werden</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Not asked for</source>
   <translation>Nicht verlangt</translation>
  </message>
  <message>
   <location filename="gui/describe_objects.py" />
   <source>Goes with its table</source>
   <translation>Geht mit seiner Tabelle</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>{time} left</source>
   <translation>noch {time}</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>Starting</source>
   <translation>Beginnt</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>time left: calculating</source>
   <translation>Restzeit: wird berechnet</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>no progress for {time}</source>
   <translation>seit {time} kein Fortschritt</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>{time} elapsed</source>
   <translation>{time} vergangen</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>table {n} of {m}</source>
   <translation>Tabelle {n} von {m}</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>1 row/s</source>
   <translation>1 Zeile/s</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>{rate} rows/s</source>
   <translation>{rate} Zeilen/s</translation>
  </message>
  <message>
   <location filename="gui/describe_progress.py" />
   <source>of</source>
   <translation>von</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>{n} of {all}, {rows}</source>
   <translation>{n} von {all}, {rows}</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>On {server}, {n} will be overwritten: {names}{more}.</source>
   <translation>Auf {server} werden {n} überschrieben: {names}{more}.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Rows are written and then read back and compared. You can look at other tabs meanwhile.</source>
   <translation>Zeilen werden geschrieben, dann zurückgelesen und verglichen. Sie können sich inzwischen andere Reiter ansehen.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Every restore: what was written where, and how it compared</source>
   <translation>Jede Wiederherstellung: was wohin geschrieben wurde und was der Vergleich ergab</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Exists, with {n} of these tables: see below</source>
   <translation>Es gibt sie, mit {n} dieser Tabellen: siehe unten</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>No answer</source>
   <translation>Keine Antwort</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>No plan yet</source>
   <translation>Noch kein Plan</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Asking the server what it has…</source>
   <translation>Der Server wird gefragt, was er hat…</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>There is no plan: see below</source>
   <translation>Es gibt keinen Plan: siehe unten</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>At most {rows} of {n} would be written</source>
   <translation>Höchstens {rows} aus {n} würden geschrieben</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>{rows} of {n} would be written</source>
   <translation>{rows} aus {n} würden geschrieben</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>{said}; nothing that exists is changed</source>
   <translation>{said}; nichts Vorhandenes wird geändert</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source> and {n} more</source>
   <translation> und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>{first} – {last}</source>
   <translation>{first} – {last}</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>from {first} on</source>
   <translation>ab {first}</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>until {last}</source>
   <translation>bis {last}</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>all times</source>
   <translation>alle Zeiten</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Waiting for another job</source>
   <translation>Wartet auf einen anderen Auftrag</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Taken out of the queue; nothing was written</source>
   <translation>Aus der Warteschlange genommen; nichts wurde geschrieben</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Nothing was restored yet</source>
   <translation>Noch wurde nichts wiederhergestellt</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Not as saved</source>
   <translation>Nicht wie gesichert</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Rows of {table} that the safety backup does not have: {n}</source>
   <translation>Zeilen von {table}, die die zuvor gemachte Sicherung nicht hat: {n}</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Where</source>
   <translation>Wohin</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Plan</source>
   <translation>Plan</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Which backup do you want to bring back?</source>
   <translation>Welche Sicherung möchten Sie zurückholen?</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>What do you want back? Untick what you do not need.</source>
   <translation>Was möchten Sie zurück? Nehmen Sie den Haken weg, wo Sie etwas nicht brauchen.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Where to? A new name beside what is there is the safest.</source>
   <translation>Wohin? Ein neuer Name neben dem, was da ist, ist am sichersten.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>This is what would happen. Nothing has been changed so far.</source>
   <translation>Das würde geschehen. Bis jetzt wurde nichts geändert.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>What was written, table by table, and how it compared</source>
   <translation>Was geschrieben wurde, Tabelle für Tabelle, und was der Vergleich ergab</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Better choose another backup. Tables whose parts are whole can still be restored from this one.</source>
   <translation>Wählen Sie lieber eine andere Sicherung. Tabellen, deren Teile heil sind, lassen sich auch aus dieser zurückholen.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Connect the disk that holds it, or choose another backup.</source>
   <translation>Schließen Sie den Datenträger an, auf dem sie liegt, oder wählen Sie eine andere Sicherung.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Every part that is needed is checked before anything is written.</source>
   <translation>Jeder Teil, der gebraucht wird, wird geprüft, bevor etwas geschrieben wird.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Add missing rows</source>
   <translation>Fehlende Zeilen ergänzen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Merge</source>
   <translation>Zusammenführen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>New: it is created</source>
   <translation>Neu: wird angelegt</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Exists, without these tables: they are added</source>
   <translation>Es gibt sie, ohne diese Tabellen: sie kommen dazu</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Exists, with 1 of these tables: see below</source>
   <translation>Es gibt sie, mit 1 dieser Tabellen: siehe unten</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Blocked</source>
   <translation>Blockiert</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>New</source>
   <translation>Neu</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>This cannot be restored like that. Nothing was written.</source>
   <translation>So lässt sich das nicht wiederherstellen. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>{said}, some over what is there</source>
   <translation>{said}, manches über Vorhandenes</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>A pinned backup of what is there now is taken first.</source>
   <translation>Zuerst wird eine angeheftete Sicherung dessen gemacht, was jetzt da ist.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Restoring…</source>
   <translation>Wird wiederhergestellt…</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Nothing to do</source>
   <translation>Nichts zu tun</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>As saved</source>
   <translation>Wie gesichert</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Not finished</source>
   <translation>Nicht beendet</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>    and {n} more</source>
   <translation>    und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>St&amp;op before anything is written</source>
   <translation>&amp;Anhalten, bevor etwas geschrieben wird</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Nothing on the server is touched. To restore beside it, give the database another name above.</source>
   <translation>Auf dem Server wird nichts angerührt. Um daneben wiederherzustellen, geben Sie der Datenbank oben einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>&amp;Add only the rows that are missing</source>
   <translation>Nur die Zeilen er&amp;gänzen, die fehlen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Rows whose tags and time are there already stay as they are, also where their values differ.</source>
   <translation>Zeilen, deren Tags und Zeit schon da sind, bleiben wie sie sind, auch wenn ihre Werte abweichen.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Write all rows over what is there (mer&amp;ge)</source>
   <translation>Alle Zeilen über Vorhandenes schreiben (zusammenfü&amp;hren)</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Rows that only the server has stay. Not dependable where values differ: measured on InfluxDB 3 Core, a value written over another one can fall back to the old one when the server restarts. A fresh table (another database name) is dependable, and is what we recommend.</source>
   <translation>Zeilen, die nur der Server hat, bleiben. Nicht verlässlich, wo Werte abweichen: Gemessen an InfluxDB 3 Core kann ein überschriebener Wert nach einem Neustart des Servers auf den alten zurückfallen. Eine frische Tabelle (ein anderer Name der Datenbank) ist verlässlich, und das empfehlen wir.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>&amp;Delete the table there, then restore it (replace)</source>
   <translation>Die Tabelle &amp;dort löschen und dann wiederherstellen (ersetzen)</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Everything that is in the table now goes. A pinned backup of it is taken first.</source>
   <translation>Alles, was jetzt in der Tabelle ist, geht verloren. Zuerst wird eine angeheftete Sicherung davon gemacht.</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>The same</source>
   <translation>Gleich</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Harmless</source>
   <translation>Harmlos</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Look at it</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Blocking</source>
   <translation>Verhindert es</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>1 row</source>
   <translation>1 Zeile</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>from the restore</source>
   <translation>aus der Wiederherstellung</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>written since</source>
   <translation>seitdem geschrieben</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Create</source>
   <translation>Anlegen</translation>
  </message>
  <message>
   <location filename="gui/describe_restore.py" />
   <source>Refused</source>
   <translation>Abgelehnt</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>{rows} in {path}, {size}.</source>
   <translation>{rows} in {path}, {size}.</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>This table has no rows.</source>
   <translation>Diese Tabelle hat keine Zeilen.</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>Its only row, which is from {span}.</source>
   <translation>Ihre einzige Zeile, sie ist aus {span}.</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>{n} of {all} rows, which are from {span}.</source>
   <translation>{n} von {all} Zeilen, die von {span} sind.</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>Parquet: for data tools, exact</source>
   <translation>Parquet: für Datenwerkzeuge, genau</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>CSV: for spreadsheets</source>
   <translation>CSV: für Tabellenkalkulationen</translation>
  </message>
  <message>
   <location filename="gui/describe_rows.py" />
   <source>Line protocol: for any InfluxDB</source>
   <translation>Line Protocol: für jede InfluxDB</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>On {day} the clock jumps over {n} of its times: one backup at {at} stands for them.</source>
   <translation>Am {day} überspringt die Uhr {n} seiner Zeiten: eine Sicherung um {at} steht für sie.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Kept: {rules}, of backups of just this choice. Pinned and unproved ones always stay.</source>
   <translation>Behalten: {rules}, von Sicherungen genau dieser Auswahl. Angeheftete und unbewiesene bleiben immer.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Kept: {rules}, for each choice of tables. Pinned and unproved ones always stay.</source>
   <translation>Behalten: {rules}, für jede Auswahl von Tabellen. Angeheftete und unbewiesene bleiben immer.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Today {n} of {all} backups here would go to the trash ({size}).</source>
   <translation>Heute kämen {n} von {all} Sicherungen hier in den Papierkorb ({size}).</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Today {n} of {all} backups of {server} here would go to the trash ({size}).</source>
   <translation>Heute kämen {n} von {all} Sicherungen von {server} hier in den Papierkorb ({size}).</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in {n} min</source>
   <translation>in {n} min</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in {hours} h {minutes} min</source>
   <translation>in {hours} h {minutes} min</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in {n} h</source>
   <translation>in {n} h</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{face} ({here} here)</source>
   <translation>{face} ({here} hier)</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>On {day} the clock shows {n} of its times twice: each runs once, at the first.</source>
   <translation>Am {day} zeigt die Uhr {n} seiner Zeiten zweimal: jede läuft einmal, beim ersten Mal.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>On {day} the clock jumps over {time}: it runs at {at} then.</source>
   <translation>Am {day} überspringt die Uhr {time}: dann läuft er um {at}.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>No rule: what the folder keeps holds (at first, everything). A backup that any rule names stays.</source>
   <translation>Keine Regel: Es gilt, was der Ordner behält (zunächst alles). Eine Sicherung, die irgendeine Regel nennt, bleibt.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>No rule: everything stays.</source>
   <translation>Keine Regel: Alles bleibt.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>There is no backup in this folder yet.</source>
   <translation>In diesem Ordner ist noch keine Sicherung.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>There is no backup of {server} in this folder yet.</source>
   <translation>In diesem Ordner ist noch keine Sicherung von {server}.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Today nothing would be removed: all backups of {server} here stay ({n}).</source>
   <translation>Heute würde nichts entfernt: alle Sicherungen von {server} hier bleiben ({n}).</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in less than a minute</source>
   <translation>in weniger als einer Minute</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in 1 day</source>
   <translation>in 1 Tag</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>in {n} days</source>
   <translation>in {n} Tagen</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{days} {hours} h</source>
   <translation>{days} {hours} h</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>On {day} the clock shows {time} twice: it runs once, at the first.</source>
   <translation>Am {day} zeigt die Uhr {time} zweimal: er läuft einmal, beim ersten Mal.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>the last {n}</source>
   <translation>die letzten {n}</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{n} daily</source>
   <translation>{n} tägliche</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{n} weekly</source>
   <translation>{n} wöchentliche</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{n} monthly</source>
   <translation>{n} monatliche</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>{n} yearly</source>
   <translation>{n} jährliche</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>at most {size}</source>
   <translation>höchstens {size}</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Today nothing would be removed: the only backup here stays.</source>
   <translation>Heute würde nichts entfernt: Die einzige Sicherung hier bleibt.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>Today nothing would be removed: all {n} backups here stay.</source>
   <translation>Heute würde nichts entfernt: alle {n} Sicherungen hier bleiben.</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>the last day</source>
   <translation>die des letzten Tages</translation>
  </message>
  <message>
   <location filename="gui/describe_schedule.py" />
   <source>the last {n} days</source>
   <translation>die der letzten {n} Tage</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>{server}: {what}</source>
   <translation>{server}: {what}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>{moment}, {countdown}</source>
   <translation>{moment}, {countdown}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>{outcome}, {ago}</source>
   <translation>{outcome}, {ago}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>All schedules are paused until {moment}. What is missed is caught up then.</source>
   <translation>Alle Zeitpläne ruhen bis {moment}. Was ausfällt, wird dann nachgeholt.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Drill: newest backup of {server}</source>
   <translation>Probe: neueste Sicherung von {server}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>everything</source>
   <translation>alles</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>{when} ({zone})</source>
   <translation>{when} ({zone})</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Switched off</source>
   <translation>Ausgeschaltet</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Waits for its turn</source>
   <translation>Wartet, bis er an der Reihe ist</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Paused until {moment}</source>
   <translation>Ruht bis {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Held back: {reason}</source>
   <translation>Zurückgehalten: {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Due now</source>
   <translation>Jetzt fällig</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Has not run yet</source>
   <translation>Noch nicht gelaufen</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Saves {what} of {server}, {when}.</source>
   <translation>Sichert {what} von {server}, {when}.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>On</source>
   <translation>An</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Off</source>
   <translation>Aus</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>No start</source>
   <translation>Kein Start</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>{time} late</source>
   <translation>{time} verspätet</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Schedule: {name}</source>
   <translation>Zeitplan: {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Delete the schedule “{name}”?</source>
   <translation>Den Zeitplan „{name}“ löschen?</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Its backups and its history stay. Nothing is backed up by it any more; from now on other schedules of the same data, or the folder of its backups, say what is kept of them.</source>
   <translation>Seine Sicherungen und sein Verlauf bleiben. Durch ihn wird nichts mehr gesichert; was von seinen Sicherungen behalten wird, sagen von jetzt an andere Zeitpläne für dieselben Daten oder ihr Ordner.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Restore drill {name}</source>
   <translation>Probe der Wiederherstellung {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Backup {name}</source>
   <translation>Sicherung {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Scheduled drill {name}</source>
   <translation>Geplante Probe {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Scheduled backup {name}</source>
   <translation>Geplante Sicherung {name}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Running, {n} %</source>
   <translation>Läuft, {n} %</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Never: its rule names no day</source>
   <translation>Nie: seine Regel nennt keinen Tag</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Then: {times}.</source>
   <translation>Danach: {times}.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Last: {summary}</source>
   <translation>Zuletzt: {summary}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Keeps {what}.</source>
   <translation>Behält {what}.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Keeps every backup.</source>
   <translation>Behält jede Sicherung.</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Held back</source>
   <translation>Zurückgehalten</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Missed</source>
   <translation>Verpasst</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Left out by hand</source>
   <translation>Von Hand ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Noted: {moment}</source>
   <translation>Vermerkt: {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Planned for: {moment}, that is {exact}</source>
   <translation>Geplant für: {moment}, das ist {exact}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Started {late}</source>
   <translation>{late} begonnen</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>Reason: {reason}</source>
   <translation>Grund: {reason}</translation>
  </message>
  <message>
   <location filename="gui/describe_scheduled.py" />
   <source>A clock that ran ahead wrote this line: the time that it names did not come then.</source>
   <translation>Eine Uhr, die vorging, schrieb diese Zeile: Die Zeit, die sie nennt, kam damals nicht.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>This system has no keyring. The file is readable by you only (0600), also for schedules.</source>
   <translation>Dieses System hat keinen Schlüsselbund. Die Datei können nur Sie lesen (0600); sie genügt auch für Zeitpläne.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Forget the server {name} and its token? Its backups stay.</source>
   <translation>Den Server {name} und sein Token vergessen? Seine Sicherungen bleiben.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Not tested yet</source>
   <translation>Noch nicht geprüft</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Asking…</source>
   <translation>Wird gefragt…</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>{message} Check that it is complete and not expired.</source>
   <translation>{message} Prüfen Sie, ob es vollständig und nicht abgelaufen ist.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>It works</source>
   <translation>Es geht</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>InfluxDB {version}{edition}.</source>
   <translation>InfluxDB {version}{edition}.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>no token</source>
   <translation>kein Token</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>By the rhythm of each table</source>
   <translation>Nach dem Rhythmus jeder Tabelle</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Never</source>
   <translation>Nie</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>After {days} days</source>
   <translation>Nach {days} Tagen</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>After 1 hour</source>
   <translation>Nach 1 Stunde</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>After {hours} hours</source>
   <translation>Nach {hours} Stunden</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>It answers, but some databases may not be read</source>
   <translation>Er antwortet, aber manche Datenbanken dürfen nicht gelesen werden</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>It works, but may show less than it stores</source>
   <translation>Er antwortet, zeigt aber vielleicht weniger, als er speichert</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Databases: {names}.</source>
   <translation>Datenbanken: {names}.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>It has no databases yet.</source>
   <translation>Er hat noch keine Datenbanken.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>The token may not read {names}.</source>
   <translation>Das Token darf {names} nicht lesen.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Best on a desktop. Where there is no keyring, choose a file or a variable.</source>
   <translation>Am besten auf einem Arbeitsplatz. Wo es keinen Schlüsselbund gibt, wählen Sie eine Datei oder eine Variable.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Readable by you only (0600). Works without a desktop, also for schedules.</source>
   <translation>Nur Sie können sie lesen (0600). Geht ohne Arbeitsfläche, auch für Zeitpläne.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>The variable must be set wherever the program runs, also for schedules.</source>
   <translation>Die Variable muss überall gesetzt sein, wo das Programm läuft, auch für Zeitpläne.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>It is forgotten when the program closes; schedules cannot use it.</source>
   <translation>Es wird vergessen, wenn das Programm endet; Zeitpläne können es nicht benutzen.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>For servers that were started without authentication.</source>
   <translation>Für Server, die ohne Anmeldung gestartet wurden.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>Its schedules end: {names}.</source>
   <translation>Seine Zeitpläne enden: {names}.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>The token may read all of them.</source>
   <translation>Das Token darf sie alle lesen.</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>in the keyring</source>
   <translation>im Schlüsselbund</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>in {where}</source>
   <translation>in {where}</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>in the variable {where}</source>
   <translation>in der Variablen {where}</translation>
  </message>
  <message>
   <location filename="gui/describe_server.py" />
   <source>asked each time</source>
   <translation>jedes Mal gefragt</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>{machine}, {moment}: servers {names}; {schedules}</source>
   <translation>{machine}, {moment}: Server {names}; {schedules}</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>Taken over: servers {servers}; schedules {schedules}. Backups listed: {n}.</source>
   <translation>Übernommen: Server {servers}; Zeitpläne {schedules}. Aufgeführte Sicherungen: {n}.</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>The folder of {folder} is not there.</source>
   <translation>Der Ordner von {folder} ist nicht da.</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>To be given again: {secret}</source>
   <translation>Neu anzugeben: {secret}</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>Cannot be read: {archive}</source>
   <translation>Nicht lesbar: {archive}</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>1 schedule</source>
   <translation>1 Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/describe_settings.py" />
   <source>{n} schedules</source>
   <translation>{n} Zeitpläne</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>{instant} (UTC)</source>
   <translation>{instant} (UTC)</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>in the future</source>
   <translation>in der Zukunft</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>{n} h ago</source>
   <translation>vor {n} h</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>{n} min ago</source>
   <translation>vor {n} min</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>just now</source>
   <translation>gerade eben</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>1 day ago</source>
   <translation>vor 1 Tag</translation>
  </message>
  <message>
   <location filename="gui/describe_times.py" />
   <source>{n} days ago</source>
   <translation>vor {n} Tagen</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>&amp;Last result: {what}: {outcome}, {ago}</source>
   <translation>&amp;Letztes Ergebnis: {what}: {outcome}, {ago}</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Until &amp;tomorrow, {time}</source>
   <translation>Bis &amp;morgen, {time}</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>&amp;Resume schedules (paused until {moment})</source>
   <translation>Zeitpläne &amp;fortsetzen (sie ruhen bis {moment})</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Scheduled backups go on. The icon in the tray opens the window; Quit in its menu ends the program.</source>
   <translation>Geplante Sicherungen gehen weiter. Das Symbol im Infobereich öffnet das Fenster; „Beenden“ in seinem Menü beendet das Programm.</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>This desktop has no tray, so the window was minimised instead of closed.</source>
   <translation>Diese Arbeitsfläche hat keinen Infobereich, deshalb wurde das Fenster verkleinert statt geschlossen.</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>{title}: {percent} %</source>
   <translation>{title}: {percent} %</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Schedules are paused until {moment}</source>
   <translation>Zeitpläne ruhen bis {moment}</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>&amp;Back up {server} now</source>
   <translation>{server} jetzt &amp;sichern</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Last result: nothing has run yet</source>
   <translation>Letztes Ergebnis: noch nichts gelaufen</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>{title} keeps running</source>
   <translation>{title} läuft weiter</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>The job goes on. Ctrl+Q quits.</source>
   <translation>Der Auftrag geht weiter. Strg+Q beendet.</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Not known whether everything is protected: {why}</source>
   <translation>Nicht bekannt, ob alles geschützt ist: {why}</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source>Schedules run while it is open. To have them run without the window, install the service with the command: influx-backup scheduler install. Ctrl+Q quits.</source>
   <translation>Zeitpläne laufen, solange es offen ist. Damit sie ohne das Fenster laufen, richten Sie den Dienst ein, mit dem Befehl: influx-backup scheduler install. Strg+Q beendet.</translation>
  </message>
  <message>
   <location filename="gui/describe_tray.py" />
   <source> (and {n} more)</source>
   <translation> (und {n} weitere)</translation>
  </message>
  <message>
   <location filename="gui/desktop_notes.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="gui/diff_dialog.py" />
   <source>Rows are counted here, their values are not compared: that is what “Compare…” with a server does.</source>
   <translation>Hier werden Zeilen gezählt, ihre Werte nicht verglichen: Das tut „Vergleichen…“ mit einem Server.</translation>
  </message>
  <message>
   <location filename="gui/diff_dialog.py" />
   <source>Tables, columns and days</source>
   <translation>Tabellen, Spalten und Tage</translation>
  </message>
  <message>
   <location filename="gui/diff_dialog.py" />
   <source>Table, column, day (UTC)</source>
   <translation>Tabelle, Spalte, Tag (UTC)</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>Restore drill</source>
   <translation>Probe der Wiederherstellung</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>Where the scratch database is made</source>
   <translation>Wo die Probedatenbank angelegt wird</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>What this proves</source>
   <translation>Was das beweist</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>&amp;Start drill</source>
   <translation>Probe &amp;beginnen</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>&amp;Where</source>
   <translation>&amp;Wo</translation>
  </message>
  <message>
   <location filename="gui/drill_dialog.py" />
   <source>Server {name}</source>
   <translation>Server {name}</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Export {table}</source>
   <translation>{table} exportieren</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>C&amp;hoose…</source>
   <translation>&amp;Wählen…</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>&amp;Export</source>
   <translation>&amp;Exportieren</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>&amp;Close</source>
   <translation>&amp;Schließen</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>F&amp;ile</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>&amp;Format</source>
   <translation>&amp;Format</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>&amp;Time</source>
   <translation>&amp;Zeitraum</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>&amp;Cancel</source>
   <translation>&amp;Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/export_dialog.py" />
   <source>Cancelled. No file was left.</source>
   <translation>Abgebrochen. Keine Datei blieb zurück.</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>A backup counts only when it is proved: it is opened again and every row is counted.</source>
   <translation>Eine Sicherung zählt nur, wenn sie bewiesen ist: Sie wird wieder geöffnet, und jede Zeile wird gezählt.</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>home</source>
   <translation>zuhause</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Where to store</source>
   <translation>Wohin gesichert wird</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>&amp;Continue</source>
   <translation>&amp;Weiter</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Try it with &amp;demo data</source>
   <translation>Mit Beispieldaten ausprobi&amp;eren</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Starts a stand-in server inside this program, with sample data; nothing of it is kept</source>
   <translation>Startet einen Ersatzserver in diesem Programm, mit Beispieldaten; nichts davon wird behalten</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>I have backups alread&amp;y…</source>
   <translation>Ich habe schon Si&amp;cherungen…</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Takes over the settings that are kept beside the archives, and lists the backups</source>
   <translation>Übernimmt die Einstellungen, die neben den Archiven liegen, und führt die Sicherungen auf</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>3. When to back up?</source>
   <translation>3. Wann wird gesichert?</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Where to keep archives</source>
   <translation>Wo Archive aufbewahrt werden</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>1. Which server?</source>
   <translation>1. Welcher Server?</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>2. Where to store the backups?</source>
   <translation>2. Wohin mit den Sicherungen?</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Choose fo&amp;lder…</source>
   <translation>Ordner wäh&amp;len…</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Welcome to Influx Backup</source>
   <translation>Willkommen bei Influx Backup</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>&amp;Skip</source>
   <translation>Ü&amp;berspringen</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Answer this later</source>
   <translation>Später beantworten</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>Take the first backup?</source>
   <translation>Die erste Sicherung machen?</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>&amp;Later</source>
   <translation>&amp;Später</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>“Back up now” is on the tab Backup</source>
   <translation>„Jetzt sichern“ ist im Reiter Sicherung</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>&amp;Continue anyway</source>
   <translation>Trotzdem &amp;weiter</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>{problem} Mend it, or continue anyway.</source>
   <translation>{problem} Beheben Sie es, oder machen Sie trotzdem weiter.</translation>
  </message>
  <message>
   <location filename="gui/first_run.py" />
   <source>First say which server shall be backed up</source>
   <translation>Sagen Sie zuerst, welcher Server gesichert werden soll</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Everything below is about this server</source>
   <translation>Alles darunter betrifft diesen Server</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Health</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Ser&amp;ver</source>
   <translation>Ser&amp;ver</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Preferences (Ctrl+,)</source>
   <translation>Einstellungen (Strg+,)</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Preferences</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Help (F1)</source>
   <translation>Hilfe (F1)</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Servers…</source>
   <translation>Server…</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Add, edit, test, remove</source>
   <translation>Hinzufügen, ändern, prüfen, entfernen</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Folders…</source>
   <translation>Ordner…</translation>
  </message>
  <message>
   <location filename="gui/header.py" />
   <source>Where archives are kept</source>
   <translation>Wo Archive aufbewahrt werden</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>Search in the help</source>
   <translation>In der Hilfe suchen</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>Search (Ctrl+F)</source>
   <translation>Suchen (Strg+F)</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>Pages of the help</source>
   <translation>Seiten der Hilfe</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>Page of the help</source>
   <translation>Seite der Hilfe</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>&amp;Back</source>
   <translation>&amp;Zurück</translation>
  </message>
  <message>
   <location filename="gui/help_window.py" />
   <source>&amp;About…</source>
   <translation>Ü&amp;ber…</translation>
  </message>
  <message>
   <location filename="gui/job_panel.py" />
   <source>{title} and {n} more</source>
   <translation>{title} und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Cancel &amp;job</source>
   <translation>Auftrag abbre&amp;chen</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Move up</source>
   <translation>Nach oben</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Move down</source>
   <translation>Nach unten</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Remove from the queue</source>
   <translation>Aus der Warteschlange nehmen</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Waiting, {n} of {m}: {title}</source>
   <translation>Wartet, {n} von {m}: {title}</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Cancelling: nothing half-made is left behind.</source>
   <translation>Wird abgebrochen: Nichts Halbfertiges bleibt zurück.</translation>
  </message>
  <message>
   <location filename="gui/job_rows.py" />
   <source>Starting · {time} elapsed</source>
   <translation>Beginnt · {time} vergangen</translation>
  </message>
  <message>
   <location filename="gui/label_dialog.py" />
   <source>Name and note</source>
   <translation>Name und Notiz</translation>
  </message>
  <message>
   <location filename="gui/label_dialog.py" />
   <source>Name of the backup</source>
   <translation>Name der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/label_dialog.py" />
   <source>Note of the backup</source>
   <translation>Notiz der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/label_dialog.py" />
   <source>N&amp;ote</source>
   <translation>N&amp;otiz</translation>
  </message>
  <message>
   <location filename="gui/label_dialog.py" />
   <source>The archive and its file name stay as they are.</source>
   <translation>Das Archiv und sein Dateiname bleiben, wie sie sind.</translation>
  </message>
  <message>
   <location filename="gui/late_tab.py" />
   <source>Views</source>
   <translation>Ansichten</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>Cancelling leaves nothing half-made behind. A backup that is not finished is not kept.</source>
   <translation>Abbrechen lässt nichts Halbfertiges zurück. Eine Sicherung, die nicht fertig ist, wird nicht behalten.</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>Opening…</source>
   <translation>Wird geöffnet…</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>A job is running. Quit and cancel it?</source>
   <translation>Ein Auftrag läuft. Beenden und ihn abbrechen?</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>{n} jobs are running or waiting. Quit and cancel them?</source>
   <translation>{n} Aufträge laufen oder warten. Beenden und sie abbrechen?</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>Cancel jobs and &amp;quit</source>
   <translation>Aufträge abbrechen und &amp;beenden</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>&amp;Keep running</source>
   <translation>&amp;Weiterlaufen lassen</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>The same thing is told at once, then at most once a day until it is solved.</source>
   <translation>Dasselbe wird sofort gemeldet, danach höchstens einmal am Tag, bis es behoben ist.</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>By</source>
   <translation>Über</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Subject</source>
   <translation>Betreff</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Alerts</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Webhook address</source>
   <translation>Adresse des Webhooks</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Ping address</source>
   <translation>Adresse des Totmann-Signals</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Minutes without progress</source>
   <translation>Minuten ohne Fortschritt</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Save and se&amp;nd test</source>
   <translation>Speichern und &amp;Test senden</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>By the way that real alerts go</source>
   <translation>Auf dem Weg, den echte Meldungen gehen</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>&amp;Save</source>
   <translation>&amp;Speichern</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Minutes without progress until that is told</source>
   <translation>Minuten ohne Fortschritt, bis das gemeldet wird</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Alerts so far</source>
   <translation>Meldungen bisher</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>A webhook gets every alert as a JSON document; many chat programs offer such addresses.</source>
   <translation>Ein Webhook bekommt jede Meldung als JSON-Dokument; viele Chat-Programme bieten solche Adressen.</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>A dead-man watch is called at each backup, and alarms when it hears nothing any more.</source>
   <translation>Ein Totmann-Wächter wird bei jeder Sicherung gerufen und schlägt Alarm, wenn er nichts mehr hört.</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>E-&amp;mail</source>
   <translation>E-&amp;Mail</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Wh&amp;at is told</source>
   <translation>W&amp;as gemeldet wird</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Else&amp;where</source>
   <translation>Ander&amp;swo</translation>
  </message>
  <message>
   <location filename="gui/monitor_alerts.py" />
   <source>Sent so fa&amp;r</source>
   <translation>Bishe&amp;r gesendet</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Kind of run</source>
   <translation>Art des Laufs</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>All kinds</source>
   <translation>Alle Arten</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Outcome</source>
   <translation>Ausgang</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>All outcomes</source>
   <translation>Alle Ausgänge</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Only with problems</source>
   <translation>Nur mit Problemen</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>One day:</source>
   <translation>Ein Tag:</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Search the history</source>
   <translation>Verlauf durchsuchen</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Any day</source>
   <translation>Jeder Tag</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Today</source>
   <translation>Heute</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Last 7 days</source>
   <translation>Letzte 7 Tage</translation>
  </message>
  <message>
   <location filename="gui/monitor_filters.py" />
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Verify archives</source>
   <translation>Archive prüfen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Back up now</source>
   <translation>Jetzt sichern</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Drill now</source>
   <translation>Jetzt proben</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Drill again</source>
   <translation>Noch einmal proben</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Restore again…</source>
   <translation>Noch einmal wiederherstellen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Show its history</source>
   <translation>Verlauf zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Verify now</source>
   <translation>Jetzt prüfen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Show the run</source>
   <translation>Den Lauf zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Cancel it</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Show the backup</source>
   <translation>Die Sicherung zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Restore from before…</source>
   <translation>Von davor wiederherstellen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Acknowledge…</source>
   <translation>Bestätigen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>End the pause</source>
   <translation>Die Pause beenden</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Read the folder again</source>
   <translation>Den Ordner neu einlesen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Look again</source>
   <translation>Noch einmal nachsehen</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>What takes space</source>
   <translation>Was Platz braucht</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Alerts…</source>
   <translation>Meldungen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>Restore drill of the newest backup of {server}</source>
   <translation>Probe der Wiederherstellung der neuesten Sicherung von {server}</translation>
  </message>
  <message>
   <location filename="gui/monitor_fixes.py" />
   <source>{what} is being cancelled.</source>
   <translation>{what} wird abgebrochen.</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>The newest {n} runs; filter to see older ones.</source>
   <translation>Die neuesten {n} Läufe; ältere zeigt ein Filter.</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Summary</source>
   <translation>Zusammenfassung</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Details of the run</source>
   <translation>Einzelheiten des Laufs</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Choose a run to see what it did.</source>
   <translation>Wählen Sie einen Lauf, um zu sehen, was er tat.</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Re&amp;port…</source>
   <translation>Be&amp;richt…</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Everything about the chosen run, with its lines of the log</source>
   <translation>Alles über den gewählten Lauf, mit seinen Zeilen aus dem Protokoll</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>1 run</source>
   <translation>1 Lauf</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>{n} runs</source>
   <translation>{n} Läufe</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Nothing has run yet</source>
   <translation>Noch ist nichts gelaufen</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Every backup, restore and check leaves a line here, also those that failed or were skipped.</source>
   <translation>Jede Sicherung, Wiederherstellung und Prüfung hinterlässt hier eine Zeile, auch was fehlschlug oder ausgelassen wurde.</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>No run matches</source>
   <translation>Kein Lauf passt</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Try another kind, outcome, day or search word.</source>
   <translation>Versuchen Sie es mit anderer Art, anderem Ergebnis, Tag oder Suchwort.</translation>
  </message>
  <message>
   <location filename="gui/monitor_history.py" />
   <source>Show all ru&amp;ns</source>
   <translation>Alle Lä&amp;ufe zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Versions, settings, last runs and the log, as a zip without any secret</source>
   <translation>Versionen, Einstellungen, letzte Läufe und das Protokoll, als Zip ohne jedes Geheimnis</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Level</source>
   <translation>Stufe</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Search the log</source>
   <translation>Protokoll durchsuchen</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Log</source>
   <translation>Protokoll</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Save &amp;support file…</source>
   <translation>&amp;Datei für Hilfe speichern…</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>The log has no such lines.</source>
   <translation>Das Protokoll hat keine solchen Zeilen.</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Nothing has been logged yet.</source>
   <translation>Noch wurde nichts protokolliert.</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Save support file</source>
   <translation>Datei für Hilfe speichern</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Zip files (*.zip)</source>
   <translation>Zip-Dateien (*.zip)</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Names of servers, databases, folders and people are in it; no secret is.</source>
   <translation>Namen von Servern, Datenbanken, Ordnern und Menschen stehen darin, aber kein Geheimnis.</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Warnings and errors</source>
   <translation>Warnungen und Fehler</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Errors only</source>
   <translation>Nur Fehler</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Rea&amp;d again</source>
   <translation>Neu &amp;einlesen</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>{n} of 1 entry. The log never holds a secret.</source>
   <translation>{n} von 1 Eintrag. Das Protokoll enthält nie ein Geheimnis.</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>{n} of {m} entries. The log never holds a secret.</source>
   <translation>{n} von {m} Einträgen. Im Protokoll steht nie ein Geheimnis.</translation>
  </message>
  <message>
   <location filename="gui/monitor_log.py" />
   <source>Saved {path} ({names}).</source>
   <translation>{path} gespeichert ({names}).</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Send alerts by &amp;e-mail</source>
   <translation>Meldungen per &amp;E-Mail senden</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Provider</source>
   <translation>Anbieter</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Another one</source>
   <translation>Ein anderer</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Mail server</source>
   <translation>Mailserver</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Encryption</source>
   <translation>Verschlüsselung</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Empty where the server wants no login</source>
   <translation>Leer, wo der Server keine Anmeldung will</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Sender</source>
   <translation>Absender</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Address of the sender; empty: the user</source>
   <translation>Adresse des Absenders; leer: der Benutzer</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Recipients</source>
   <translation>Empfänger</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>One or more addresses, with commas between them</source>
   <translation>Eine oder mehrere Adressen, durch Kommas getrennt</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Certificates</source>
   <translation>Zertifikate</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Optional: a .pem file, for a certificate of your own</source>
   <translation>Nur für ein eigenes Zertifikat: eine .pem-Datei</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Password</source>
   <translation>Kennwort</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>&amp;From</source>
   <translation>&amp;Von</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Certif&amp;icates</source>
   <translation>Zerti&amp;fikate</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Recipien&amp;ts</source>
   <translation>Empfän&amp;ger</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>&amp;Provider</source>
   <translation>An&amp;bieter</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Mail ser&amp;ver</source>
   <translation>Ma&amp;ilserver</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>En&amp;cryption</source>
   <translation>Vers&amp;chlüsselung</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>P&amp;ort</source>
   <translation>P&amp;ort</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>&amp;User</source>
   <translation>Ben&amp;utzer</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Without encryption everybody on the way can read mails and password.</source>
   <translation>Ohne Verschlüsselung kann jeder auf dem Weg Mails und Kennwort lesen.</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>There is a user, but no password.</source>
   <translation>Es gibt einen Benutzer, aber kein Kennwort.</translation>
  </message>
  <message>
   <location filename="gui/monitor_mail.py" />
   <source>Say where it is kept, or leave out the user.</source>
   <translation>Sagen Sie, wo es aufbewahrt wird, oder lassen Sie den Benutzer weg.</translation>
  </message>
  <message>
   <location filename="gui/monitor_overview.py" />
   <source>With warnings</source>
   <translation>Mit Warnungen</translation>
  </message>
  <message>
   <location filename="gui/monitor_overview.py" />
   <source>Days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <location filename="gui/monitor_overview.py" />
   <source>A&amp;s table</source>
   <translation>&amp;Als Tabelle</translation>
  </message>
  <message>
   <location filename="gui/monitor_overview.py" />
   <source>The same days as a table</source>
   <translation>Dieselben Tage als Tabelle</translation>
  </message>
  <message>
   <location filename="gui/monitor_reasons.py" />
   <source>Every server has a fresh proved backup. Nothing needs to be done.</source>
   <translation>Jeder Server hat eine frische bewiesene Sicherung. Nichts ist zu tun.</translation>
  </message>
  <message>
   <location filename="gui/monitor_reasons.py" />
   <source>More reaso&amp;ns</source>
   <translation>Weitere &amp;Gründe</translation>
  </message>
  <message>
   <location filename="gui/monitor_reasons.py" />
   <source>More reaso&amp;ns ({n})</source>
   <translation>Weitere &amp;Gründe ({n})</translation>
  </message>
  <message>
   <location filename="gui/monitor_reasons.py" />
   <source>Show {n} more reasons</source>
   <translation>{n} weitere Gründe zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>{what}, {moment}</source>
   <translation>{what}, {moment}</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>Lines of the log</source>
   <translation>Zeilen des Protokolls</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>Reading the log…</source>
   <translation>Das Protokoll wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>The log has no lines of that time (any more).</source>
   <translation>Das Protokoll hat keine Zeilen (mehr) aus dieser Zeit.</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>&amp;Copy all</source>
   <translation>Alles &amp;kopieren</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>&amp;Tables and days…</source>
   <translation>&amp;Tabellen und Tage…</translation>
  </message>
  <message>
   <location filename="gui/monitor_report.py" />
   <source>The log from its start to its end; other runs of that time are in it too.</source>
   <translation>Das Protokoll von seinem Anfang bis zu seinem Ende; andere Läufe dieser Zeit stehen auch darin.</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>The size of a server is that of all of its archives; the size of a database is what it takes in its newest archive.</source>
   <translation>Die Größe eines Servers ist die aller seiner Archive; die Größe einer Datenbank ist, was sie in ihrem neuesten Archiv braucht.</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Used</source>
   <translation>Belegt</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Free</source>
   <translation>Frei</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Archives</source>
   <translation>Archive</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Largest</source>
   <translation>Größtes</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Trash</source>
   <translation>Papierkorb</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Growth</source>
   <translation>Wachstum</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Disk full</source>
   <translation>Datenträger voll</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Database</source>
   <translation>Datenbank</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Newest</source>
   <translation>Neueste</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Folders of archives</source>
   <translation>Ordner mit Archiven</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Servers and databases</source>
   <translation>Server und Datenbanken</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Empt&amp;y trash…</source>
   <translation>Papierkorb &amp;leeren…</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Remove for ever what waits there</source>
   <translation>Für immer entfernen, was dort wartet</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Mo&amp;ve folder…</source>
   <translation>Ordner &amp;verlegen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>To another disk; each archive is verified there</source>
   <translation>Auf einen anderen Datenträger; jedes Archiv wird dort geprüft</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>&amp;Folders…</source>
   <translation>&amp;Ordner…</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>Waiting there: {archives}</source>
   <translation>Dort warten: {archives}</translation>
  </message>
  <message>
   <location filename="gui/monitor_storage.py" />
   <source>all together</source>
   <translation>alles zusammen</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Which servers the pages below are about</source>
   <translation>Von welchen Servern die Seiten darunter handeln</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Pages of the monitor</source>
   <translation>Seiten der Überwachung</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Sho&amp;w</source>
   <translation>Z&amp;eigen</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>All servers</source>
   <translation>Alle Server</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>&amp;Overview</source>
   <translation>&amp;Übersicht</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>T&amp;rends</source>
   <translation>Ve&amp;rläufe</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>&amp;History</source>
   <translation>&amp;Läufe</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Stora&amp;ge</source>
   <translation>&amp;Platz</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>&amp;Log</source>
   <translation>Pro&amp;tokoll</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Al&amp;erts…</source>
   <translation>&amp;Meldungen…</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>Who is told when something goes wrong</source>
   <translation>Wer erfährt, wenn etwas schiefgeht</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>one reason below</source>
   <translation>ein Grund darunter</translation>
  </message>
  <message>
   <location filename="gui/monitor_tab.py" />
   <source>{n} reasons below</source>
   <translation>{n} Gründe darunter</translation>
  </message>
  <message>
   <location filename="gui/monitor_tiles.py" />
   <source>Backups that succeeded, 30 days</source>
   <translation>Gelungene Sicherungen, 30 Tage</translation>
  </message>
  <message>
   <location filename="gui/monitor_tiles.py" />
   <source>Space</source>
   <translation>Platz</translation>
  </message>
  <message>
   <location filename="gui/monitor_tiles.py" />
   <source>Last proved backup</source>
   <translation>Letzte bewiesene Sicherung</translation>
  </message>
  <message>
   <location filename="gui/monitor_tiles.py" />
   <source>Next run</source>
   <translation>Nächster Lauf</translation>
  </message>
  <message>
   <location filename="gui/monitor_tiles.py" />
   <source>Oldest day that can be restored</source>
   <translation>Ältester Tag, der sich wiederherstellen lässt</translation>
  </message>
  <message>
   <location filename="gui/monitor_trend_tables.py" />
   <source>Unusual</source>
   <translation>Ungewöhnlich</translation>
  </message>
  <message>
   <location filename="gui/monitor_trends.py" />
   <source>Duration of each backup</source>
   <translation>Dauer jeder Sicherung</translation>
  </message>
  <message>
   <location filename="gui/monitor_trends.py" />
   <source>Size of each backup</source>
   <translation>Größe jeder Sicherung</translation>
  </message>
  <message>
   <location filename="gui/monitor_trends.py" />
   <source>The same figures as tables</source>
   <translation>Dieselben Zahlen als Tabellen</translation>
  </message>
  <message>
   <location filename="gui/monitor_trends.py" />
   <source>Duration</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <location filename="gui/notice.py" />
   <source>Problem</source>
   <translation>Problem</translation>
  </message>
  <message>
   <location filename="gui/notice.py" />
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="gui/notice.py" />
   <source>Show details</source>
   <translation>Einzelheiten zeigen</translation>
  </message>
  <message>
   <location filename="gui/notice.py" />
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <location filename="gui/notice.py" />
   <source>Dismiss</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>Password again</source>
   <translation>Kennwort noch einmal</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>Without this password nobody can restore the backup, not even you. Keep it somewhere safe. The program remembers it until it is closed and writes it down nowhere.</source>
   <translation>Ohne dieses Kennwort kann niemand die Sicherung wiederherstellen, auch Sie nicht. Bewahren Sie es sicher auf. Das Programm merkt es sich, bis es beendet wird, und schreibt es nirgends hin.</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>{name} is encrypted. Its password is kept in memory only.</source>
   <translation>{name} ist verschlüsselt. Das Kennwort bleibt nur im Arbeitsspeicher.</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>&amp;Password</source>
   <translation>&amp;Kennwort</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>This password does not open it (or the file is damaged). Try again.</source>
   <translation>Dieses Kennwort öffnet es nicht (oder die Datei ist beschädigt). Versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>New password</source>
   <translation>Neues Kennwort</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>&amp;Again</source>
   <translation>&amp;Noch einmal</translation>
  </message>
  <message>
   <location filename="gui/password_dialog.py" />
   <source>The two are not the same.</source>
   <translation>Die beiden sind nicht gleich.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>A share each day, gently, while nothing else runs: a disk that loses data is noticed.</source>
   <translation>Jeden Tag ein Teil, schonend, wenn sonst nichts läuft: Ein Datenträger, der Daten verliert, fällt auf.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Start when I log in, hidden in the tray</source>
   <translation>Beim Anmelden &amp;starten, verborgen im Infobereich</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Keep running when the window is closed</source>
   <translation>&amp;Weiterlaufen, wenn das Fenster geschlossen wird</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Tell me when a backup succeeded</source>
   <translation>Melden, wenn eine Sicherung &amp;gelungen ist</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Days within which every archive is decoded again</source>
   <translation>Frist in Tagen, in der jedes Archiv noch einmal ausgepackt wird</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source> day</source>
   <translation> Tag</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source> days</source>
   <translation> Tage</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Language</source>
   <translation>S&amp;prache</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Decode every archive again within</source>
   <translation>Frist, in der &amp;jedes Archiv noch einmal ausgepackt wird</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Export settings</source>
   <translation>Einstellungen exportieren</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Settings (*.json)</source>
   <translation>Einstellungen (*.json)</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>For schedules that need no login there is a service: influx-backup scheduler install</source>
   <translation>Für Zeitpläne, die keine Anmeldung brauchen, gibt es einen Dienst: influx-backup scheduler install</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>In the tray; where the desktop has none, minimised while a schedule or a job needs it.</source>
   <translation>Im Infobereich; wo die Arbeitsfläche keinen hat, verkleinert, solange ein Zeitplan oder Auftrag es braucht.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Warnings and failures are always told.</source>
   <translation>Warnungen und Fehlschläge werden immer gemeldet.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>From the next start on.</source>
   <translation>Vom nächsten Start an.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Export settings…</source>
   <translation>Einstellungen &amp;exportieren…</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>&amp;Import settings…</source>
   <translation>Einstellungen &amp;importieren…</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Tokens and passwords are in neither.</source>
   <translation>Token und Kennwörter sind in keinem von beiden.</translation>
  </message>
  <message>
   <location filename="gui/preferences_dialog.py" />
   <source>Exported to {path}.</source>
   <translation>Nach {path} exportiert.</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Folders of backups</source>
   <translation>Ordner mit Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Known folders</source>
   <translation>Bekannte Ordner</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Use by &amp;default</source>
   <translation>Als &amp;Vorgabe benutzen</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Read a&amp;gain</source>
   <translation>Neu &amp;einlesen</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>List every archive that is in the folder</source>
   <translation>Jedes Archiv aufführen, das in dem Ordner liegt</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>&amp;Keep…</source>
   <translation>&amp;Behalten…</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>What it keeps, and how much it holds in all</source>
   <translation>Was er behält und wie viel er im Ganzen fasst</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Mo&amp;ve…</source>
   <translation>Ver&amp;legen…</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>To another folder; each archive is verified there</source>
   <translation>In einen anderen Ordner; jedes Archiv wird dort geprüft</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>&amp;Remove</source>
   <translation>En&amp;tfernen</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Its archives stay on the disk</source>
   <translation>Seine Archive bleiben auf dem Datenträger</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Removing a folder from this list never removes its archives.</source>
   <translation>Einen Ordner aus dieser Liste zu nehmen entfernt nie seine Archive.</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>A moment…</source>
   <translation>Einen Augenblick…</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Was the folder emptied?</source>
   <translation>Wurde der Ordner geleert?</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>{path}: {reason}</source>
   <translation>{path}: {reason}</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Its archives are where they were.</source>
   <translation>Seine Archive sind, wo sie waren.</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>&amp;Add…</source>
   <translation>&amp;Hinzufügen…</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>: new backups go here</source>
   <translation>: neue Sicherungen kommen hierher</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Remove folder</source>
   <translation>Ordner entfernen</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Its disk is probably not mounted.</source>
   <translation>Sein Datenträger ist wohl nicht eingehängt.</translation>
  </message>
  <message>
   <location filename="gui/repositories_dialog.py" />
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="gui/repository_move.py" />
   <source>Where the backups shall go: an empty folder</source>
   <translation>Wohin die Sicherungen kommen: ein leerer Ordner</translation>
  </message>
  <message>
   <location filename="gui/repository_move.py" />
   <source>Move {archives} ({size}) to {target} ({free})?

Each is copied and verified there before it is removed here; until then nothing changes. Backups that go there wait meanwhile.</source>
   <translation>{archives} ({size}) nach {target} verlegen ({free})?

Jedes wird dort kopiert und geprüft, bevor es hier entfernt wird; bis dahin ändert sich nichts. Sicherungen, die dorthin sollen, warten inzwischen.</translation>
  </message>
  <message>
   <location filename="gui/repository_move.py" />
   <source>Move of {name} to {target}</source>
   <translation>Umzug von {name} nach {target}</translation>
  </message>
  <message>
   <location filename="gui/repository_move.py" />
   <source>Move the folder</source>
   <translation>Den Ordner verlegen</translation>
  </message>
  <message>
   <location filename="gui/repository_retention.py" />
   <source>For backups that no schedule has a rule of its own for. “At most in all” is about the whole folder: the oldest go first. Nothing goes before a scheduled backup has ended well, or you clean up.</source>
   <translation>Für Sicherungen, für die kein Zeitplan eigene Regeln hat. „Höchstens im Ganzen“ gilt für den ganzen Ordner: Die ältesten gehen zuerst. Nichts geht, bevor eine geplante Sicherung gut geendet hat oder Sie aufräumen.</translation>
  </message>
  <message>
   <location filename="gui/repository_retention.py" />
   <source>What {name} keeps</source>
   <translation>Was {name} behält</translation>
  </message>
  <message>
   <location filename="gui/repository_retention.py" />
   <source>OK, and clean &amp;up now</source>
   <translation>OK, und jetzt &amp;aufräumen</translation>
  </message>
  <message>
   <location filename="gui/repository_retention.py" />
   <source>What the rules do not keep goes to the trash, and can be taken back for seven days</source>
   <translation>Was die Regeln nicht behalten, kommt in den Papierkorb und lässt sich sieben Tage lang zurückholen</translation>
  </message>
  <message>
   <location filename="gui/repository_retention.py" />
   <source>Clean up {name}</source>
   <translation>{name} aufräumen</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>Backups to restore from</source>
   <translation>Sicherungen, aus denen wiederhergestellt werden kann</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>&amp;Open archive…</source>
   <translation>Archiv ö&amp;ffnen…</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>Restore from a file that is not in the list</source>
   <translation>Aus einer Datei wiederherstellen, die nicht in der Liste steht</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>Take one in the tab Backup, or open an archive that lies somewhere else, on this machine or on a disk.</source>
   <translation>Machen Sie eine im Reiter Sicherung, oder öffnen Sie ein Archiv, das anderswo liegt, auf diesem Rechner oder einem Datenträger.</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>Open archive</source>
   <translation>Archiv öffnen</translation>
  </message>
  <message>
   <location filename="gui/restore_backup_page.py" />
   <source>Archives (*.7z);;All files (*)</source>
   <translation>Archive (*.7z);;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="gui/restore_beside.py" />
   <source>Action</source>
   <translation>Was geschieht</translation>
  </message>
  <message>
   <location filename="gui/restore_beside.py" />
   <source>Plan of what is beside the rows</source>
   <translation>Plan dessen, was neben den Zeilen ist</translation>
  </message>
  <message>
   <location filename="gui/restore_confirm.py" />
   <source>Name of the database, to confirm</source>
   <translation>Name der Datenbank, zur Bestätigung</translation>
  </message>
  <message>
   <location filename="gui/restore_confirm.py" />
   <source>Not confirmed</source>
   <translation>Nicht bestätigt</translation>
  </message>
  <message>
   <location filename="gui/restore_confirm.py" />
   <source>T&amp;ype “{name}” to allow it:</source>
   <translation>Geben Sie „{name}“ &amp;ein, um es zu erlauben:</translation>
  </message>
  <message>
   <location filename="gui/restore_confirm.py" />
   <source>Confirmed</source>
   <translation>Bestätigt</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>Restore &amp;log</source>
   <translation>&amp;Liste der Wiederherstellungen</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>Restore log</source>
   <translation>Liste der Wiederherstellungen</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>&amp;Restore now</source>
   <translation>&amp;Jetzt wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>A&amp;nother restore</source>
   <translation>&amp;Noch eine Wiederherstellung</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>‹ Bac&amp;k</source>
   <translation>‹ Z&amp;urück</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>&amp;Next ›</source>
   <translation>Wei&amp;ter ›</translation>
  </message>
  <message>
   <location filename="gui/restore_frame.py" />
   <source>Close the &amp;log</source>
   <translation>&amp;Liste schließen</translation>
  </message>
  <message>
   <location filename="gui/restore_log_page.py" />
   <source>To server</source>
   <translation>Auf Server</translation>
  </message>
  <message>
   <location filename="gui/restore_log_page.py" />
   <source>Rows written</source>
   <translation>Geschriebene Zeilen</translation>
  </message>
  <message>
   <location filename="gui/restore_log_page.py" />
   <source>Every restore leaves its report here: what was written where, and how it compared.</source>
   <translation>Jede Wiederherstellung hinterlässt hier ihren Bericht: was wohin geschrieben wurde und was der Vergleich ergab.</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>Type a name.</source>
   <translation>Geben Sie einen Namen ein.</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>Letters, digits, - and _ only.</source>
   <translation>Nur Buchstaben, Ziffern, - und _.</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>From the backup</source>
   <translation>Aus der Sicherung</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>Name on the server</source>
   <translation>Name auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>Name of {database} on the server</source>
   <translation>Name von {database} auf dem Server</translation>
  </message>
  <message>
   <location filename="gui/restore_names.py" />
   <source>{database} there</source>
   <translation>{database} dort</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>To</source>
   <translation>Nach</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Restore besi&amp;de</source>
   <translation>&amp;Daneben wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Give the databases names that are free there</source>
   <translation>Den Datenbanken Namen geben, die dort frei sind</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>&amp;Ask again</source>
   <translation>Noch einmal &amp;fragen</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Make the plan anew</source>
   <translation>Den Plan neu machen</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Plan, one row for each table</source>
   <translation>Plan, eine Zeile für jede Tabelle</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Why, for the chosen table</source>
   <translation>Warum, für die gewählte Tabelle</translation>
  </message>
  <message>
   <location filename="gui/restore_plan_page.py" />
   <source>Tables</source>
   <translation>Tabellen</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>Table there</source>
   <translation>Tabelle dort</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>What happens to it</source>
   <translation>Was mit ihr geschieht</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>Tables that exist there</source>
   <translation>Tabellen, die es dort gibt</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>These tables exist there already</source>
   <translation>Diese Tabellen gibt es dort schon</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>For all of them:</source>
   <translation>Für alle:</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>For the chosen ones ({n}):</source>
   <translation>Für die gewählten ({n}):</translation>
  </message>
  <message>
   <location filename="gui/restore_policies.py" />
   <source>Choose tables above to say what happens to them.</source>
   <translation>Wählen Sie oben Tabellen, um zu sagen, was mit ihnen geschieht.</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>{moment}, from {name} to {server}: {targets}</source>
   <translation>{moment}, von {name} nach {server}: {targets}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>everything, under its own names</source>
   <translation>alles, unter den eigenen Namen</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Backup: {name}</source>
   <translation>Sicherung: {name}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Databases: {targets}</source>
   <translation>Datenbanken: {targets}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Times: {range}</source>
   <translation>Zeiten: {range}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Tables that exist: {policy}</source>
   <translation>Tabellen, die es gibt: {policy}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>What was overwritten is in the backup {name}, which is pinned.</source>
   <translation>Was überschrieben wurde, ist in der Sicherung {name}, die angeheftet ist.</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>New on the server: {names}.</source>
   <translation>Neu auf dem Server: {names}.</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Only these tables of them: {tables}</source>
   <translation>Nur diese Tabellen davon: {tables}</translation>
  </message>
  <message>
   <location filename="gui/restore_report_text.py" />
   <source>Undoes the restore {id}</source>
   <translation>Macht die Wiederherstellung {id} rückgängig</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Report, one row for each table</source>
   <translation>Bericht, eine Zeile für jede Tabelle</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>What else to know</source>
   <translation>Was noch zu wissen ist</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>&amp;Save report…</source>
   <translation>Bericht speic&amp;hern…</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Restore a&amp;gain like this</source>
   <translation>N&amp;och einmal so wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>A&amp;dd what is missing</source>
   <translation>&amp;Ergänzen, was fehlt</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Go on where it ended: rows that are there already stay as they are</source>
   <translation>Weitermachen, wo es endete: Zeilen, die schon da sind, bleiben, wie sie sind</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>&amp;Undo…</source>
   <translation>&amp;Rückgängig…</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Bring back what was overwritten, from the backup that was taken before it; the plan comes first</source>
   <translation>Zurückbringen, was überschrieben wurde, aus der Sicherung, die davor gemacht wurde; der Plan kommt zuerst</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Save report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Text (*.txt)</source>
   <translation>Text (*.txt)</translation>
  </message>
  <message>
   <location filename="gui/restore_report_view.py" />
   <source>Saved: {path}</source>
   <translation>Gespeichert: {path}</translation>
  </message>
  <message>
   <location filename="gui/restore_steps.py" />
   <source>done</source>
   <translation>erledigt</translation>
  </message>
  <message>
   <location filename="gui/restore_steps.py" />
   <source>Step {n} of {m}: {name}, {said}</source>
   <translation>Schritt {n} von {m}: {name}, {said}</translation>
  </message>
  <message>
   <location filename="gui/restore_steps.py" />
   <source>current</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <location filename="gui/restore_steps.py" />
   <source>to come</source>
   <translation>kommt noch</translation>
  </message>
  <message>
   <location filename="gui/restore_tab.py" />
   <source>Opening {name}…</source>
   <translation>{name} wird geöffnet…</translation>
  </message>
  <message>
   <location filename="gui/restore_tab.py" />
   <source>Restore to {server}</source>
   <translation>Wiederherstellung nach {server}</translation>
  </message>
  <message>
   <location filename="gui/restore_tab.py" />
   <source>to {server}</source>
   <translation>nach {server}</translation>
  </message>
  <message>
   <location filename="gui/restore_tab.py" />
   <source>The server {name} of that restore is not configured any more.</source>
   <translation>Der Server {name} jener Wiederherstellung ist nicht mehr eingerichtet.</translation>
  </message>
  <message>
   <location filename="gui/restore_tab.py" />
   <source>Without its password the backup cannot be opened.</source>
   <translation>Ohne ihr Kennwort lässt sich die Sicherung nicht öffnen.</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>Only what the search shows, while you search</source>
   <translation>Nur was die Suche zeigt, solange Sie suchen</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>Search databases and tables</source>
   <translation>Datenbanken und Tabellen suchen</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>Search tables</source>
   <translation>Tabellen suchen</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>T&amp;ime range</source>
   <translation>Zeitrau&amp;m</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>Nothing is ticked.</source>
   <translation>Nichts ist angehakt.</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>{n} databases</source>
   <translation>{n} Datenbanken</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>Tick &amp;all</source>
   <translation>&amp;Alle anhaken</translation>
  </message>
  <message>
   <location filename="gui/restore_what_page.py" />
   <source>&amp;Untick all</source>
   <translation>Alle &amp;Haken wegnehmen</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>Target server</source>
   <translation>Zielserver</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>The server</source>
   <translation>Der Server</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>Try a&amp;gain</source>
   <translation>Noch &amp;einmal versuchen</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>To &amp;server</source>
   <translation>Auf Serve&amp;r</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>There is no server to restore to.</source>
   <translation>Es gibt keinen Server, auf den wiederhergestellt werden könnte.</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>The name of {database} there will not do.</source>
   <translation>Der Name von {database} dort geht nicht.</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>Add a server first: Servers… above.</source>
   <translation>Fügen Sie zuerst einen Server hinzu: „Server…“ oben.</translation>
  </message>
  <message>
   <location filename="gui/restore_where_page.py" />
   <source>The server has not answered yet.</source>
   <translation>Der Server hat noch nicht geantwortet.</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>Rows of {name}</source>
   <translation>Zeilen von {name}</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>Which rows</source>
   <translation>Welche Zeilen</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>Time (UTC)</source>
   <translation>Zeit (UTC)</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>A date or a time in UTC; then press Enter</source>
   <translation>Ein Datum oder eine Zeit in UTC; dann Eingabe drücken</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>How many rows</source>
   <translation>Wie viele Zeilen</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>E&amp;xport…</source>
   <translation>E&amp;xportieren…</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>As Parquet, CSV or line protocol</source>
   <translation>Als Parquet, CSV oder Line Protocol</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>Reading…</source>
   <translation>Wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>The first rows</source>
   <translation>Die ersten Zeilen</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>The last rows</source>
   <translation>Die letzten Zeilen</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>Rows around a time</source>
   <translation>Zeilen um eine Zeit herum</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>&amp;Table</source>
   <translation>&amp;Tabelle</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>&amp;Show</source>
   <translation>Z&amp;eigen</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>&amp;How many</source>
   <translation>&amp;Wie viele</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>This backup holds no table.</source>
   <translation>Diese Sicherung enthält keine Tabelle.</translation>
  </message>
  <message>
   <location filename="gui/rows_dialog.py" />
   <source>This is no time. Write it in UTC as 2026-11-23 or 2026-11-23 02:00:00.</source>
   <translation>Das ist keine Zeit. Schreiben Sie sie in UTC als 2026-11-23 oder 2026-11-23 02:00:00.</translation>
  </message>
  <message>
   <location filename="gui/schedule_actions.py" />
   <source>The copy is switched off: edit it, then switch it on.</source>
   <translation>Die Kopie ist ausgeschaltet: Ändern Sie sie, dann schalten Sie sie ein.</translation>
  </message>
  <message>
   <location filename="gui/schedule_actions.py" />
   <source>Schedule {name} is deleted; its backups stay.</source>
   <translation>Der Zeitplan {name} ist gelöscht; seine Sicherungen bleiben.</translation>
  </message>
  <message>
   <location filename="gui/schedule_actions.py" />
   <source>Delete schedule</source>
   <translation>Zeitplan löschen</translation>
  </message>
  <message>
   <location filename="gui/schedule_actions.py" />
   <source>&amp;Delete schedule</source>
   <translation>Zeitplan &amp;löschen</translation>
  </message>
  <message>
   <location filename="gui/schedule_actions.py" />
   <source>&amp;Keep it</source>
   <translation>&amp;Behalten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>{server} drill</source>
   <translation>{server} Probe</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Name of the schedule</source>
   <translation>Name des Zeitplans</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Server of the schedule</source>
   <translation>Server des Zeitplans</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>What it does</source>
   <translation>Was er tut</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>W&amp;hat it does</source>
   <translation>W&amp;as er tut</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>&amp;Server</source>
   <translation>&amp;Server</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Parts of the schedule</source>
   <translation>Teile des Zeitplans</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>New schedule</source>
   <translation>Neuer Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Edit schedule</source>
   <translation>Zeitplan ändern</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Take a backup</source>
   <translation>Eine Sicherung machen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Restore drill of the newest backup</source>
   <translation>Probe der Wiederherstellung der neuesten Sicherung</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Archive</source>
   <translation>Archiv</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Rules</source>
   <translation>Regeln</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>There is a schedule {name} already.</source>
   <translation>Es gibt schon einen Zeitplan {name}.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>There is no server {name} any more.</source>
   <translation>Es gibt keinen Server {name} mehr.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit.py" />
   <source>Choose another one.</source>
   <translation>Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>Small: encoded again, takes less space</source>
   <translation>Klein: neu gepackt, braucht weniger Platz</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>Fast: kept as the server sent it</source>
   <translation>Schnell: bleibt, wie der Server es sandte</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>&amp;Keep a password…</source>
   <translation>Ein Kennwort &amp;aufbewahren…</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>Archive na&amp;me</source>
   <translation>Archivna&amp;me</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>Store &amp;in</source>
   <translation>&amp;Ablage</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>The default folder ({name})</source>
   <translation>Der Ordner der Vorgabe ({name})</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>&amp;Encrypt with a password</source>
   <translation>Mit Kennwort &amp;verschlüsseln</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>There is no such folder any more: choose another one.</source>
   <translation>Diesen Ordner gibt es nicht mehr: Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>The password that is kept on this machine is used.</source>
   <translation>Benutzt wird das Kennwort, das auf diesem Rechner aufbewahrt wird.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_archive.py" />
   <source>No password is kept on this machine: a backup that runs without you fails without one.</source>
   <translation>Auf diesem Rechner wird kein Kennwort aufbewahrt: Eine Sicherung, die ohne Sie läuft, schlägt ohne eines fehl.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Where the drill takes place</source>
   <translation>Wo die Probe stattfindet</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Scratch database of the same server</source>
   <translation>Probedatenbank desselben Servers</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Tables each time</source>
   <translation>Tabellen jedes Mal</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>one table in </source>
   <translation>eine Tabelle von </translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Decode only where it cannot be used</source>
   <translation>Nur auspacken, wo er nicht zu gebrauchen ist</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>For when it does not answer or has no room for one more database. It proves less, and is a warning.</source>
   <translation>Für den Fall, dass er nicht antwortet oder keinen Raum für eine weitere Datenbank hat. Es beweist weniger und ist eine Warnung.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>&amp;Tables</source>
   <translation>&amp;Tabellen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Scratch database of {name}</source>
   <translation>Probedatenbank von {name}</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_drill.py" />
   <source>Decode &amp;only, where that server cannot be used</source>
   <translation>Nur &amp;auspacken, wo dieser Server nicht zu gebrauchen ist</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>not used</source>
   <translation>nicht benutzt</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Taken</source>
   <translation>Gemacht</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>The last backups</source>
   <translation>Die letzten Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Of the last days</source>
   <translation>Aus den letzten Tagen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>One of each day</source>
   <translation>Eine von jedem Tag</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>One of each week</source>
   <translation>Eine von jeder Woche</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>One of each month</source>
   <translation>Eine von jedem Monat</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>One of each year</source>
   <translation>Eine von jedem Jahr</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>At most in all</source>
   <translation>Höchstens im Ganzen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> GB</source>
   <translation> GB</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>no limit</source>
   <translation>keine Grenze</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Always kept, whatever else is said</source>
   <translation>Immer behalten, was auch sonst gesagt ist</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> proved</source>
   <translation> bewiesene</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>What would be removed today</source>
   <translation>Was heute entfernt würde</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Stays</source>
   <translation>Bleibt</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Goes</source>
   <translation>Geht</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> backup</source>
   <translation> Sicherung</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> backups</source>
   <translation> Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> week</source>
   <translation> Woche</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> weeks</source>
   <translation> Wochen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> month</source>
   <translation> Monat</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> months</source>
   <translation> Monate</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> year</source>
   <translation> Jahr</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source> years</source>
   <translation> Jahre</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>&amp;Last</source>
   <translation>&amp;Letzte</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>&amp;Daily</source>
   <translation>&amp;Täglich</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>N&amp;ot older than</source>
   <translation>N&amp;icht älter als</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>&amp;Weekly</source>
   <translation>&amp;Wöchentlich</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>At most in &amp;all</source>
   <translation>Höchstens im &amp;Ganzen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Mon&amp;thly</source>
   <translation>M&amp;onatlich</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Always at l&amp;east</source>
   <translation>Immer &amp;mindestens</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>&amp;Yearly</source>
   <translation>&amp;Jährlich</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>What would be removed is told once everything else makes sense.</source>
   <translation>Was entfernt würde, wird gesagt, sobald alles andere stimmt.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_keep.py" />
   <source>Looking at what is there…</source>
   <translation>Es wird nachgesehen, was da ist…</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>Wait for server and folder</source>
   <translation>Auf Server und Ordner warten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source> minute</source>
   <translation> Minute</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source> minutes</source>
   <translation> Minuten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>not at all</source>
   <translation>gar nicht</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>Not on battery</source>
   <translation>Nicht im Akkubetrieb</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>Not on a metered network</source>
   <translation>Nicht über eine getaktete Verbindung (bezahlt nach Menge)</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>&amp;Wait for server and folder</source>
   <translation>Auf Server und Ordner &amp;warten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>Not on &amp;battery</source>
   <translation>Nicht im &amp;Akkubetrieb</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>Not on a &amp;metered network</source>
   <translation>Nicht über eine getaktete Verbindung (bezahlt nach &amp;Menge)</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>If the server does not answer (the network is not there yet), or the folder for the backups is not there (its disk is not connected), the backup waits so long; then it fails, and you are told.</source>
   <translation>Antwortet der Server nicht (das Netz ist noch nicht da), oder fehlt der Ordner für die Sicherungen (sein Datenträger ist nicht angeschlossen), so wartet die Sicherung so lange; dann schlägt sie fehl, und Sie erfahren es.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_rules.py" />
   <source>What is held back runs as soon as that is over, and the history says why it was late. Where the machine does not tell, the backup runs: no backup is left out for a guess.</source>
   <translation>Was zurückgehalten wird, läuft, sobald das vorbei ist, und der Verlauf sagt, warum es spät war. Wo der Rechner nichts sagt, läuft die Sicherung: Auf eine Vermutung hin fällt keine aus.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Chosen databases and tables</source>
   <translation>Gewählte Datenbanken und Tabellen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Try &amp;again</source>
   <translation>Noch einmal vers&amp;uchen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Asking {server} what it has…</source>
   <translation>{server} wird gefragt, was er hat…</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>{problem} What was chosen stays.</source>
   <translation>{problem} Was gewählt war, bleibt.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>E&amp;verything on the server, also what is added later</source>
   <translation>&amp;Alles auf dem Server, auch was später dazukommt</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>&amp;Chosen databases and tables</source>
   <translation>&amp;Gewählte Datenbanken und Tabellen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Only rows of {range}; that stays as it is.</source>
   <translation>Nur Zeilen von {range}; das bleibt so.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Not on {server} now: {names}. The backup fails as long as they are missing.</source>
   <translation>Jetzt nicht auf {server}: {names}. Die Sicherung schlägt fehl, solange sie fehlen.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Nothing is chosen to be saved.</source>
   <translation>Es ist nichts gewählt, was gesichert würde.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_what.py" />
   <source>Tick a database or a table.</source>
   <translation>Haken Sie eine Datenbank oder Tabelle an.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>One or more times with commas: 02:00, 14:30</source>
   <translation>Eine oder mehrere Uhrzeiten mit Kommas: 02:00, 14:30</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>How often</source>
   <translation>Wie oft</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Times of day</source>
   <translation>Uhrzeiten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>One or more, with commas: 02:00, 14:30</source>
   <translation>Eine oder mehrere, mit Kommas: 02:00, 14:30</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Day of the month</source>
   <translation>Tag des Monats</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>The last day</source>
   <translation>Der letzte Tag</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Hours between two backups</source>
   <translation>Stunden zwischen zwei Sicherungen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>every </source>
   <translation>alle </translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source> h</source>
   <translation> h</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Counted from</source>
   <translation>Gezählt ab</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>By the clock of this machine</source>
   <translation>Nach der Uhr dieses Rechners</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Cron expression</source>
   <translation>Cron-Ausdruck</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>minute hour day month weekday</source>
   <translation>Minute Stunde Tag Monat Wochentag</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Time zone</source>
   <translation>Zeitzone</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Type a part of its name: berlin</source>
   <translation>Geben Sie einen Teil ihres Namens ein: berlin</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>The next times</source>
   <translation>Die nächsten Zeiten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Clock changes</source>
   <translation>Zeitumstellungen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>On chosen days of the week</source>
   <translation>An gewählten Wochentagen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Every month</source>
   <translation>Jeden Monat</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Every few hours</source>
   <translation>Alle paar Stunden</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Day {n}</source>
   <translation>Tag {n}</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>How o&amp;ften</source>
   <translation>Wie &amp;oft</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>On &amp;days</source>
   <translation>An den &amp;Tagen</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Da&amp;y</source>
   <translation>Ta&amp;g</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>At &amp;times</source>
   <translation>&amp;Um</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Ho&amp;urs</source>
   <translation>St&amp;unden</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Counted fr&amp;om</source>
   <translation>Gezählt &amp;ab</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>C&amp;ron</source>
   <translation>C&amp;ron</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Time &amp;zone</source>
   <translation>Zeit&amp;zone</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>The next five times</source>
   <translation>Die nächsten fünf Zeiten</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>No day of the week is chosen.</source>
   <translation>Kein Wochentag ist gewählt.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Tick at least one.</source>
   <translation>Haken Sie mindestens einen an.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>In a month that is too short for the day it is the last day.</source>
   <translation>In einem Monat, der für den Tag zu kurz ist, ist es der letzte.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Hours that pass: a clock change neither adds nor drops one.</source>
   <translation>Stunden, die vergehen: Eine Zeitumstellung fügt keine hinzu und lässt keine weg.</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Minute, hour, day of month, month, day of week: 0 2 * * mon-fri</source>
   <translation>Minute, Stunde, Tag des Monats, Monat, Wochentag: 0 2 * * mon-fri</translation>
  </message>
  <message>
   <location filename="gui/schedule_edit_when.py" />
   <source>Never: no such day comes.</source>
   <translation>Nie: Ein solcher Tag kommt nicht.</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Each time that a schedule names leaves a line here, also one that was missed, held back or late.</source>
   <translation>Jede Zeit, die ein Zeitplan nennt, hinterlässt hier eine Zeile, auch eine verpasste, zurückgehaltene oder verspätete.</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>The newest {n} lines; filter to see older ones.</source>
   <translation>Die neuesten {n} Zeilen; ältere zeigt ein Filter.</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Started late</source>
   <translation>Verspätet begonnen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Did not start: missed, held back, left out</source>
   <translation>Nicht begonnen: verpasst, zurückgehalten, ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Failed or interrupted</source>
   <translation>Fehlgeschlagen oder unterbrochen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Schedule</source>
   <translation>Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Search the history of schedules</source>
   <translation>Den Verlauf der Zeitpläne durchsuchen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>History of schedules</source>
   <translation>Verlauf der Zeitpläne</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Details of the line</source>
   <translation>Einzelheiten der Zeile</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Choose a line to see its reason.</source>
   <translation>Wählen Sie eine Zeile, um ihren Grund zu sehen.</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>&amp;Open in Monitor</source>
   <translation>In der Überwachung ö&amp;ffnen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>With its report and its log</source>
   <translation>Mit Bericht und Protokoll</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>(deleted)</source>
   <translation>(gelöscht)</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>{name} (deleted)</source>
   <translation>{name} (gelöscht)</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>1 line</source>
   <translation>1 Zeile</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>{n} lines</source>
   <translation>{n} Zeilen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Planned for</source>
   <translation>Geplant für</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Late</source>
   <translation>Verspätet</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>No schedule has run yet</source>
   <translation>Noch ist kein Zeitplan gelaufen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>No line matches</source>
   <translation>Keine Zeile passt</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Try another schedule, outcome or search word.</source>
   <translation>Versuchen Sie es mit anderem Zeitplan, Ergebnis oder Suchwort.</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>Show &amp;all</source>
   <translation>&amp;Alle zeigen</translation>
  </message>
  <message>
   <location filename="gui/schedule_history.py" />
   <source>All schedules</source>
   <translation>Alle Zeitpläne</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>A schedule backs up a server by itself, for example every night, and says when it could not. Press “New…” to make one.</source>
   <translation>Ein Zeitplan sichert einen Server von selbst, zum Beispiel jede Nacht, und sagt, wenn er es nicht konnte. „Neu…“ legt einen an.</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>Schedules</source>
   <translation>Zeitpläne</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>Resume a&amp;ll</source>
   <translation>A&amp;lle fortsetzen</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>&amp;New…</source>
   <translation>&amp;Neu…</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>&amp;Edit…</source>
   <translation>Än&amp;dern…</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>&amp;Run now</source>
   <translation>&amp;Jetzt ausführen</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>Once, besides its times</source>
   <translation>Einmal, neben seinen Zeiten</translation>
  </message>
  <message>
   <location filename="gui/schedule_list.py" />
   <source>Nothing runs by itself yet</source>
   <translation>Noch läuft nichts von selbst</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>&amp;Pause</source>
   <translation>&amp;Ruhen lassen</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>For 1 &amp;hour</source>
   <translation>1 &amp;Stunde lang</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>Until a &amp;date…</source>
   <translation>Bis zu einem &amp;Datum…</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>&amp;Resume</source>
   <translation>Fort&amp;setzen</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>Show its &amp;history</source>
   <translation>Seinen &amp;Verlauf zeigen</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>D&amp;uplicate</source>
   <translation>Ver&amp;doppeln</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>&amp;Delete…</source>
   <translation>&amp;Löschen…</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>Switch o&amp;ff</source>
   <translation>Aus&amp;schalten</translation>
  </message>
  <message>
   <location filename="gui/schedule_menu.py" />
   <source>Switch &amp;on</source>
   <translation>Ein&amp;schalten</translation>
  </message>
  <message>
   <location filename="gui/schedule_pause.py" />
   <source>Times that come meanwhile are caught up by one backup when the pause is over.</source>
   <translation>Zeiten, die inzwischen kommen, holt eine Sicherung nach, wenn die Pause vorbei ist.</translation>
  </message>
  <message>
   <location filename="gui/schedule_pause.py" />
   <source>Pause {name}</source>
   <translation>{name} ruhen lassen</translation>
  </message>
  <message>
   <location filename="gui/schedule_pause.py" />
   <source>Until</source>
   <translation>Bis</translation>
  </message>
  <message>
   <location filename="gui/schedule_pause.py" />
   <source>Pause &amp;until</source>
   <translation>Ruhen lassen &amp;bis</translation>
  </message>
  <message>
   <location filename="gui/schedule_pause.py" />
   <source>That moment is over already.</source>
   <translation>Dieser Zeitpunkt ist schon vorbei.</translation>
  </message>
  <message>
   <location filename="gui/schedule_rows.py" />
   <source>Switch</source>
   <translation>Schalter</translation>
  </message>
  <message>
   <location filename="gui/schedule_rows.py" />
   <source>Next</source>
   <translation>Nächster</translation>
  </message>
  <message>
   <location filename="gui/schedule_rows.py" />
   <source>Last result</source>
   <translation>Letztes Ergebnis</translation>
  </message>
  <message>
   <location filename="gui/schedule_tab.py" />
   <source>Schedules and their history</source>
   <translation>Zeitpläne und ihr Verlauf</translation>
  </message>
  <message>
   <location filename="gui/scheduling.py" />
   <source>Until then, schedules go on as they were before.</source>
   <translation>Bis dahin laufen Zeitpläne wie zuvor.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Where it is kept: {what}</source>
   <translation>Wo es aufbewahrt wird: {what}</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Variable or file: {what}</source>
   <translation>Variable oder Datei: {what}</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Kept in</source>
   <translation>Aufbewahrt in</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Leave empty to keep the one that is there</source>
   <translation>Leer lassen, um zu behalten, was da ist</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>{what}: the variable has no name.</source>
   <translation>{what}: Die Variable hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Write its name.</source>
   <translation>Schreiben Sie ihren Namen hin.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>{what}: the file has no name.</source>
   <translation>{what}: Die Datei hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Write where it is.</source>
   <translation>Schreiben Sie hin, wo sie ist.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>{what}: nothing was typed.</source>
   <translation>{what}: Nichts wurde eingegeben.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Type it, or say where it is.</source>
   <translation>Geben Sie es ein, oder sagen Sie, wo es ist.</translation>
  </message>
  <message>
   <location filename="gui/secret_field.py" />
   <source>Choose another place under “Kept in”.</source>
   <translation>Wählen Sie einen anderen Ort unter „Aufbewahrt in“.</translation>
  </message>
  <message>
   <location filename="gui/selection_tree.py" />
   <source>What the server may not show</source>
   <translation>Was der Server vielleicht nicht zeigt</translation>
  </message>
  <message>
   <location filename="gui/selection_tree.py" />
   <source>&amp;Add a server…</source>
   <translation>Einen Server &amp;hinzufügen…</translation>
  </message>
  <message>
   <location filename="gui/selection_tree.py" />
   <source>Loading</source>
   <translation>Wird geladen</translation>
  </message>
  <message>
   <location filename="gui/selection_tree.py" />
   <source>This server has no databases yet. As soon as something was written to it, it can be saved.</source>
   <translation>Dieser Server hat noch keine Datenbanken. Sobald etwas in ihn geschrieben wurde, kann es gesichert werden.</translation>
  </message>
  <message>
   <location filename="gui/selection_tree.py" />
   <source>No server is known yet.</source>
   <translation>Noch ist kein Server bekannt.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Warn of quiet tables</source>
   <translation>Vor stillen Tabellen warnen</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>A backup ends with a warning where a table that gets rows all the time has had none for so long</source>
   <translation>Eine Sicherung endet mit einer Warnung, wo eine Tabelle, die ständig Zeilen bekommt, so lange keine bekommen hat</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Server name</source>
   <translation>Name des Servers</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Where the token is kept</source>
   <translation>Wo das Token aufbewahrt wird</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Variable or file</source>
   <translation>Variable oder Datei</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Test</source>
   <translation>&amp;Prüfen</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Ask the server who it is and what the token may read</source>
   <translation>Den Server fragen, wer er ist und was das Token lesen darf</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Address</source>
   <translation>&amp;Adresse</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>T&amp;oken</source>
   <translation>T&amp;oken</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Kept in</source>
   <translation>Aufbewah&amp;rt in</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Certificates</source>
   <translation>&amp;Zertifikate</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Warn of quiet tables</source>
   <translation>Vor &amp;stillen Tabellen warnen</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Nowhere: ask each time</source>
   <translation>Nirgends: jedes Mal fragen</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>The server needs no token</source>
   <translation>Der Server braucht kein Token</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;Variable</source>
   <translation>&amp;Variable</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>There is a server {name} already.</source>
   <translation>Es gibt schon einen Server {name}.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>{name} is no name of a variable.</source>
   <translation>{name} ist kein Name einer Variablen.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>For example INFLUXDB3_AUTH_TOKEN.</source>
   <translation>Zum Beispiel INFLUXDB3_AUTH_TOKEN.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>The file of the token has no name.</source>
   <translation>Die Datei des Tokens hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>The token is missing.</source>
   <translation>Das Token fehlt.</translation>
  </message>
  <message>
   <location filename="gui/server_edit.py" />
   <source>Type it; a server without tokens is chosen under “Kept in”.</source>
   <translation>Geben Sie es ein; einen Server ohne Token wählt man unter „Aufbewahrt in“.</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Servers</source>
   <translation>Server</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Known servers</source>
   <translation>Bekannte Server</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Its backups stay</source>
   <translation>Seine Sicherungen bleiben</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Removing a server never removes its backups.</source>
   <translation>Einen Server zu entfernen entfernt nie seine Sicherungen.</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Edit server</source>
   <translation>Server ändern</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Add server</source>
   <translation>Server hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/servers_dialog.py" />
   <source>Remove server</source>
   <translation>Server entfernen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Take over settings</source>
   <translation>Einstellungen übernehmen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Settings that were found</source>
   <translation>Gefundene Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Replace what is set differently here</source>
   <translation>Ersetzen, was hier anders eingestellt ist</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>&amp;Take over</source>
   <translation>Ü&amp;bernehmen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>The folder that holds the archives</source>
   <translation>Der Ordner, in dem die Archive liegen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Exported settings</source>
   <translation>Exportierte Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>&amp;Replace what is set differently here</source>
   <translation>&amp;Ersetzen, was hier anders eingestellt ist</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Folder of &amp;archives…</source>
   <translation>Ordner mit &amp;Archiven…</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Exported &amp;file…</source>
   <translation>Exportierte &amp;Datei…</translation>
  </message>
  <message>
   <location filename="gui/settings_import.py" />
   <source>Each folder of archives keeps a copy of the settings.</source>
   <translation>Jeder Ordner mit Archiven bewahrt eine Kopie der Einstellungen auf.</translation>
  </message>
  <message>
   <location filename="gui/side_by_side.py" />
   <source>Show equal tables too</source>
   <translation>Auch gleiche Tabellen zeigen</translation>
  </message>
  <message>
   <location filename="gui/side_by_side.py" />
   <source>Show &amp;equal tables too</source>
   <translation>Auch &amp;gleiche Tabellen zeigen</translation>
  </message>
  <message>
   <location filename="gui/single_instance.py" />
   <source> (process {n})</source>
   <translation> (Prozess {n})</translation>
  </message>
  <message>
   <location filename="gui/single_instance.py" />
   <source>Influx Backup is running already{who} and does not answer.</source>
   <translation>Influx Backup läuft schon{who} und antwortet nicht.</translation>
  </message>
  <message>
   <location filename="gui/single_instance.py" />
   <source>Wait until it has finished what it does; if it never does, end that process and start again.</source>
   <translation>Warten Sie, bis es fertig ist; wird es das nie, so beenden Sie diesen Prozess und starten neu.</translation>
  </message>
  <message>
   <location filename="gui/time_choice.py" />
   <source>Time range</source>
   <translation>Zeitraum</translation>
  </message>
  <message>
   <location filename="gui/time_choice.py" />
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <location filename="gui/time_choice.py" />
   <source>All times</source>
   <translation>Alle Zeiten</translation>
  </message>
  <message>
   <location filename="gui/time_choice.py" />
   <source>Last days</source>
   <translation>Letzte Tage</translation>
  </message>
  <message>
   <location filename="gui/time_choice.py" />
   <source>As before: {range}</source>
   <translation>Wie zuvor: {range}</translation>
  </message>
  <message>
   <location filename="gui/token_questions.py" />
   <source>Token of {name} (it is forgotten when the program closes)</source>
   <translation>Token von {name} (es wird vergessen, wenn das Programm endet)</translation>
  </message>
  <message>
   <location filename="gui/tray_menu.py" />
   <source>&amp;Back up now</source>
   <translation>Jetzt &amp;sichern</translation>
  </message>
  <message>
   <location filename="gui/tray_menu.py" />
   <source>&amp;Pause schedules</source>
   <translation>Zeitpläne &amp;ruhen lassen</translation>
  </message>
  <message>
   <location filename="gui/tray_menu.py" />
   <source>Pre&amp;ferences…</source>
   <translation>&amp;Einstellungen…</translation>
  </message>
  <message>
   <location filename="gui/tray_menu.py" />
   <source>&amp;Quit</source>
   <translation>&amp;Beenden</translation>
  </message>
  <message>
   <location filename="gui/tray_menu.py" />
   <source>&amp;Open Influx Backup</source>
   <translation>Influx Backup ö&amp;ffnen</translation>
  </message>
  <message>
   <location filename="gui/undo_bar.py" />
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <location filename="gui/undo_bar.py" />
   <source>Take it out of the trash</source>
   <translation>Aus dem Papierkorb holen</translation>
  </message>
  <message>
   <location filename="gui/undo_bar.py" />
   <source>Moved {n} backups to the trash.</source>
   <translation>{n} Sicherungen wurden in den Papierkorb gelegt.</translation>
  </message>
  <message>
   <location filename="gui/undo_bar.py" />
   <source>Took {n} backups out of the trash.</source>
   <translation>{n} Sicherungen wurden aus dem Papierkorb geholt.</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>&amp;Backup</source>
   <translation>&amp;Sicherung</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>Res&amp;tore</source>
   <translation>&amp;Wiederherstellung</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>S&amp;chedule</source>
   <translation>&amp;Zeitplan</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>&amp;Monitor</source>
   <translation>Ü&amp;berwachung</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>Starting the demo server…</source>
   <translation>Der Demo-Server wird gestartet…</translation>
  </message>
  <message>
   <location filename="gui/views.py" />
   <source>The demo server runs inside this program until it ends.</source>
   <translation>Der Demo-Server läuft in diesem Programm, bis es endet.</translation>
  </message>
 </context>
 <context>
  <name>engine</name>
  <message>
   <location filename="domain/addresses.py" />
   <source>This is no address of a server.</source>
   <translation>Das ist keine Adresse eines Servers.</translation>
  </message>
  <message>
   <location filename="domain/addresses.py" />
   <source>Write http://HOST:8181 or https://HOST.</source>
   <translation>Schreiben Sie http://HOST:8181 oder https://HOST.</translation>
  </message>
  <message>
   <location filename="domain/addresses.py" />
   <source>The address must hold neither a name or password nor a query.</source>
   <translation>Die Adresse darf weder Namen oder Kennwort noch eine Abfrage enthalten.</translation>
  </message>
  <message>
   <location filename="domain/addresses.py" />
   <source>Give a token instead.</source>
   <translation>Geben Sie stattdessen ein Token an.</translation>
  </message>
  <message>
   <location filename="domain/addresses.py" />
   <source>The address is none that can be called.</source>
   <translation>Die Adresse ist keine, die sich aufrufen lässt.</translation>
  </message>
  <message>
   <location filename="domain/addresses.py" />
   <source>It begins with https:// and names a host.</source>
   <translation>Sie beginnt mit https:// und nennt einen Rechner.</translation>
  </message>
  <message>
   <location filename="domain/agreement.py" />
   <source>written to while it was read</source>
   <translation>während des Lesens wurde hineingeschrieben</translation>
  </message>
  <message>
   <location filename="domain/agreement.py" />
   <source>rows came and went while it was read</source>
   <translation>Zeilen kamen und gingen, während sie gelesen wurden</translation>
  </message>
  <message>
   <location filename="domain/agreement.py" />
   <source>not checked against the server's list of files</source>
   <translation>nicht mit der Dateiliste des Servers abgeglichen</translation>
  </message>
  <message>
   <location filename="domain/agreement.py" />
   <source>The server was restarted during this backup. What was read after it may lack rows that the server does not show any more: take another backup.</source>
   <translation>Der Server wurde während dieser Sicherung neu gestartet. Was danach gelesen wurde, hat vielleicht Zeilen nicht, die der Server nicht mehr zeigt: Machen Sie noch eine Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/alert_lines.py" />
   <source>Not sent by {0}: {1}: {2}{3}</source>
   <translation>Nicht über {0} gesendet: {1}: {2}{3}</translation>
  </message>
  <message>
   <location filename="domain/alert_lines.py" />
   <source>Sent by {0}: {1}</source>
   <translation>Über {0} gesendet: {1}</translation>
  </message>
  <message>
   <location filename="domain/alert_lines.py" />
   <source> It is tried again later.</source>
   <translation> Es wird später noch einmal versucht.</translation>
  </message>
  <message>
   <location filename="domain/alert_of_health.py" />
   <source>everything is protected</source>
   <translation>alles ist geschützt</translation>
  </message>
  <message>
   <location filename="domain/alert_of_health.py" />
   <source>something needs a look</source>
   <translation>etwas sollte angesehen werden</translation>
  </message>
  <message>
   <location filename="domain/alert_of_health.py" />
   <source>not everything is protected</source>
   <translation>nicht alles ist geschützt</translation>
  </message>
  <message>
   <location filename="domain/alert_of_health.py" />
   <source>This is no longer so: {0}</source>
   <translation>Das gilt nicht mehr: {0}</translation>
  </message>
  <message>
   <location filename="domain/alert_of_health.py" />
   <source>The last seven days: {0}.</source>
   <translation>Die letzten sieben Tage: {0}.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>server unreachable</source>
   <translation>Server nicht erreichbar</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>not authorised</source>
   <translation>nicht berechtigt</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>refused by the plan</source>
   <translation>vom Plan abgelehnt</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>archive damaged</source>
   <translation>Archiv beschädigt</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>no space</source>
   <translation>kein Platz</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>repository busy</source>
   <translation>Ablage belegt</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>check of the archives</source>
   <translation>Prüfung der Archive</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>restore drill</source>
   <translation>Probe der Wiederherstellung</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>emptying of the trash</source>
   <translation>Leeren des Papierkorbs</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>move of a repository</source>
   <translation>Umzug einer Ablage</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>by hand</source>
   <translation>von Hand</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>by schedule</source>
   <translation>nach Zeitplan</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>by schedule, late</source>
   <translation>nach Zeitplan, verspätet</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>{0} (and {1} more)</source>
   <translation>{0} (und {1} weitere)</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>{0} times since the last message</source>
   <translation>{0}-mal seit der letzten Meldung</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>What was written was read back and compared.</source>
   <translation>Was geschrieben wurde, wurde zurückgelesen und verglichen.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Newer backups do not hold these rows; the ones before do. Nothing of this server is pruned meanwhile.</source>
   <translation>Neuere Sicherungen enthalten diese Zeilen nicht; die davor tun es. Von diesem Server wird inzwischen nichts aufgeräumt.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>It was done, and something about it needs a look.</source>
   <translation>Es wurde getan, und etwas daran sollte angesehen werden.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>What was written since the last proved backup is not saved. Backups that are there stay good.</source>
   <translation>Was seit der letzten bewiesenen Sicherung geschrieben wurde, ist nicht gesichert. Sicherungen, die da sind, bleiben gut.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Tables that it was writing may be incomplete on the server. The backup is untouched.</source>
   <translation>Tabellen, in die geschrieben wurde, sind auf dem Server vielleicht unvollständig. Die Sicherung ist unberührt.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Whether the archives are whole is not known.</source>
   <translation>Ob die Archive heil sind, ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>It is not certain that this backup can be brought back.</source>
   <translation>Es ist nicht sicher, dass sich diese Sicherung zurückholen lässt.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Every archive is still there; the run says in which folder.</source>
   <translation>Jedes Archiv ist noch da; der Lauf sagt, in welchem Ordner.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>The archive cannot be restored completely. Where one file is damaged, the disk may be failing.</source>
   <translation>Das Archiv lässt sich nicht vollständig wiederherstellen. Wo eine Datei beschädigt ist, geht vielleicht der Datenträger kaputt.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Nothing was lost; the space is not free yet.</source>
   <translation>Nichts ging verloren; der Platz ist noch nicht frei.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Find out where the rows went; restore them from the backup before, or acknowledge that they are gone.</source>
   <translation>Finden Sie heraus, wohin die Zeilen kamen; holen Sie sie aus der Sicherung davor zurück, oder bestätigen Sie, dass sie fehlen.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>Look at the run in the history.</source>
   <translation>Sehen Sie sich den Lauf im Verlauf an.</translation>
  </message>
  <message>
   <location filename="domain/alert_rules.py" />
   <source>First told</source>
   <translation>Zuerst gemeldet</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>{0} can be read by everybody on the way to {1}: use STARTTLS or TLS if it can.</source>
   <translation>{0} kann auf dem Weg zu {1} jeder lesen: Benutzen Sie STARTTLS oder TLS, wenn er das kann.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>The password and every mail</source>
   <translation>Das Kennwort und jede Mail</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Every mail</source>
   <translation>Jede Mail</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>{0} is no mail address.</source>
   <translation>{0} ist keine Mailadresse.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>For example admin@example.org, without a name around it.</source>
   <translation>Zum Beispiel admin@example.org, ohne einen Namen darum.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>{0} is no place of a secret.</source>
   <translation>{0} ist kein Ort eines Geheimnisses.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Known are "none", "keyring", "env:NAME", "file:PATH".</source>
   <translation>Bekannt sind "none", "keyring", "env:NAME", "file:PATH".</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>{0} is no name of a mail server.</source>
   <translation>{0} ist kein Name eines Mailservers.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>For example smtp.example.org.</source>
   <translation>Zum Beispiel smtp.example.org.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>{0} is no port.</source>
   <translation>{0} ist kein Port.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>587 is usual for STARTTLS, 465 for TLS.</source>
   <translation>587 ist üblich für STARTTLS, 465 für TLS.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Nobody is named who shall get the mail.</source>
   <translation>Es ist niemand genannt, der die Mail bekommen soll.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Name at least one recipient.</source>
   <translation>Nennen Sie mindestens einen Empfänger.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>A user is named, but no password.</source>
   <translation>Ein Benutzer ist genannt, aber kein Kennwort.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Say where the password is, or leave out the user.</source>
   <translation>Sagen Sie, wo das Kennwort ist, oder lassen Sie den Benutzer weg.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>The user holds a control character.</source>
   <translation>Der Benutzer enthält ein Steuerzeichen.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Write it as the provider does.</source>
   <translation>Schreiben Sie ihn, wie der Anbieter es tut.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>A time without progress is less than nothing.</source>
   <translation>Eine Zeit ohne Fortschritt ist kleiner als nichts.</translation>
  </message>
  <message>
   <location filename="domain/alert_settings.py" />
   <source>Give minutes, or 0 for never.</source>
   <translation>Geben Sie Minuten an, oder 0 für nie.</translation>
  </message>
  <message>
   <location filename="domain/backup_diff.py" />
   <source>column {0} is gone</source>
   <translation>Spalte {0} fehlt</translation>
  </message>
  <message>
   <location filename="domain/backup_diff.py" />
   <source>column {0} is new</source>
   <translation>Spalte {0} ist neu</translation>
  </message>
  <message>
   <location filename="domain/backup_diff.py" />
   <source>series key was ({0}), now ({1})</source>
   <translation>Reihenfolge der Tags war ({0}), jetzt ({1})</translation>
  </message>
  <message>
   <location filename="domain/backup_diff.py" />
   <source>column {0} was {1}, now {2}</source>
   <translation>Spalte {0} war {1}, jetzt {2}</translation>
  </message>
  <message>
   <location filename="domain/certificates.py" />
   <source>other name</source>
   <translation>anderer Name</translation>
  </message>
  <message>
   <location filename="domain/certificates.py" />
   <source>unknown issuer</source>
   <translation>unbekannter Aussteller</translation>
  </message>
  <message>
   <location filename="domain/certificates.py" />
   <source>not yet valid</source>
   <translation>noch nicht gültig</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>The server no longer</source>
   <translation>Der Server zeigt nicht mehr</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>They are probably still on its disk: see look-back.</source>
   <translation>Sie sind wahrscheinlich noch auf seinem Datenträger: siehe „look-back“ in der Hilfe.</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>Older rows are there, so it is not the look-back: find out who removed them.</source>
   <translation>Ältere Zeilen sind da, also ist es nicht der Rückblick: Finden Sie heraus, wer sie entfernte.</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>They are probably still on its disk: a server that was restarted with a shorter --gen1-lookback-duration does not show what is older.</source>
   <translation>Sie sind wahrscheinlich noch auf seinem Datenträger: Ein Server, der mit kürzerer --gen1-lookback-duration neu gestartet wurde, zeigt nicht, was älter ist.</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>{0} has the table {1} ({2} {3}).</source>
   <translation>{0}: die Tabelle {1} ({2} {3}).</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>{0} shows {1}. {2}</source>
   <translation>{0}: {1}. {2}</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>{0} shows {1} of {2} ({3}). {4}</source>
   <translation>{0}: {1} von {2} ({3}). {4}</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source> and {0} more</source>
   <translation> und {0} weitere</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>{0} has the column {1} ({2}){3} of {4}.</source>
   <translation>{0}: die Spalte {1} ({2}){3} von {4}.</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>{0} has the column {1}{2} of {3} as it was: it was {4} and is {5} now. The table was made anew.</source>
   <translation>{0}: die Spalte {1}{2} von {3}, wie sie war: Sie war {4} und ist jetzt {5}. Die Tabelle wurde neu angelegt.</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>for ever</source>
   <translation>für immer</translation>
  </message>
  <message>
   <location filename="domain/coverage.py" />
   <source>The database {0} keeps rows {1} now, and kept them {2} before: {3} {4} of the backup before had to go.</source>
   <translation>Die Datenbank {0} behält Zeilen jetzt {1} und behielt sie vorher {2}: {3} {4} der Sicherung davor mussten gehen.</translation>
  </message>
  <message>
   <location filename="domain/coverage_values.py" />
   <source>Since the server was restarted it shows other values of {0} ({1}), in as many rows as before. They fell back to what they were before they were written over ({2}), as in the backup {3}. The last complete backup holds what was written last.</source>
   <translation>Seit der Server neu gestartet wurde, zeigt er andere Werte von {0} ({1}), in ebenso vielen Zeilen wie zuvor. Sie sind auf das zurückgefallen, was sie waren, bevor sie überschrieben wurden ({2}), wie in der Sicherung {3}. Die letzte vollständige Sicherung enthält, was zuletzt geschrieben wurde.</translation>
  </message>
  <message>
   <location filename="domain/coverage_values.py" />
   <source>Since the server was restarted it shows other values of {0} ({1}), in as many rows as before. Either somebody corrected them, or a value that was written over an older one fell back to it: compare the last complete backup with the server.</source>
   <translation>Seit der Server neu gestartet wurde, zeigt er andere Werte von {0} ({1}), in ebenso vielen Zeilen wie zuvor. Entweder hat sie jemand berichtigt, oder ein Wert, der einen älteren überschrieben hatte, ist auf diesen zurückgefallen: vergleichen Sie die letzte vollständige Sicherung mit dem Server.</translation>
  </message>
  <message>
   <location filename="domain/coverage_values.py" />
   <source>Since the server was restarted it shows other values of {0} ({1}), in as many rows as before. What they were had outlived a restart before, so somebody seems to have corrected them. The backup {2} holds what they were.</source>
   <translation>Seit der Server neu gestartet wurde, zeigt er andere Werte von {0} ({1}), in ebenso vielen Zeilen wie zuvor. Was sie waren, hatte schon einen Neustart überdauert; also scheint sie jemand berichtigt zu haben. Die Sicherung {2} enthält, was sie waren.</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>day of week</source>
   <translation>Wochentag</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>day of month</source>
   <translation>Tag des Monats</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>The cron expression {0} cannot be understood: {1}.</source>
   <translation>Der Cron-Ausdruck {0} ist nicht zu verstehen: {1}.</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>Write minute, hour, day of month, month, day of week: '0 2 * * mon-fri' is 02:00 from Monday to Friday.</source>
   <translation>Schreiben Sie Minute, Stunde, Tag des Monats, Monat, Wochentag: '0 2 * * mon-fri' ist 02:00 von Montag bis Freitag.</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>it has {0} fields</source>
   <translation>er hat {0} Felder</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>no month has such a day</source>
   <translation>kein Monat hat einen solchen Tag</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>the range {0} runs backwards</source>
   <translation>der Bereich {0} läuft rückwärts</translation>
  </message>
  <message>
   <location filename="domain/cron.py" />
   <source>{0} has no usable step</source>
   <translation>{0} hat keine brauchbare Schrittweite</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>It took {0}, and usually takes {1}: is the server, network or disk busy?</source>
   <translation>Es dauerte {0} und dauert sonst {1}: Ist der Server, das Netz oder der Datenträger ausgelastet?</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} have had no new rows for {1} or longer (since {2}), which is more than usual: their sensors, or what collects from them, may have stopped. The backup is fine.</source>
   <translation>{0} haben seit {1|2} oder länger keine neuen Zeilen bekommen (seit dem {2}), länger als üblich: Ihre Sensoren, oder was von ihnen sammelt, senden vielleicht nicht mehr. Die Sicherung ist in Ordnung.</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} got {1} on {2}, and {3} on each of the {4} before</source>
   <translation>{0} bekam {1} am {2} und {3} an jedem der {4} davor</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} has had no new rows for {1} (since {2}), which is longer than usual: its sensor may have stopped. The backup is fine.</source>
   <translation>{0} hat seit {1|2} keine neuen Zeilen bekommen (seit dem {2}), länger als üblich: Ihr Sensor sendet vielleicht nicht mehr. Die Sicherung ist in Ordnung.</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} So it is with {1}.</source>
   <translation>{0} So ist es auch bei {1}.</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} got {1} more rows in days that were over when the backup before was taken, more than it had at all: was something imported or sent again?</source>
   <translation>{0} bekam {1} weitere Zeilen an Tagen, die bei der Sicherung davor schon vorbei waren, mehr als sie überhaupt hatte: Wurde etwas eingelesen oder noch einmal gesendet?</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>A row of {0} takes {1} bytes in this backup, and took {2} in the one before: its values are of another kind now.</source>
   <translation>Eine Zeile von {0} braucht {1} Bytes in dieser Sicherung und brauchte {2} in der davor: Ihre Werte sind jetzt anderer Art.</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>1 day</source>
   <translation>1 Tag</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} days</source>
   <translation>{0} Tage|{0} Tagen</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>1 more table</source>
   <translation>1 weitere Tabelle|1 weiteren Tabelle</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0} more tables</source>
   <translation>{0} weitere Tabellen|{0} weiteren Tabellen</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>more table</source>
   <translation>weitere Tabelle</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0}: is a sensor missing?</source>
   <translation>{0}: Fehlt ein Sensor?</translation>
  </message>
  <message>
   <location filename="domain/drift.py" />
   <source>{0}: does something send twice?</source>
   <translation>{0}: Sendet etwas doppelt?</translation>
  </message>
  <message>
   <location filename="domain/errors.py" />
   <source>This is a fault in the program: {0}: {1}</source>
   <translation>Das ist ein Fehler im Programm: {0}: {1}</translation>
  </message>
  <message>
   <location filename="domain/errors.py" />
   <source>Nothing that was proved before is lost. Please report it with the log file.</source>
   <translation>Nichts, was vorher bewiesen war, ging verloren. Bitte melden Sie es mit der Protokolldatei.</translation>
  </message>
  <message>
   <location filename="domain/health.py" />
   <source>No server is configured.</source>
   <translation>Kein Server ist eingerichtet.</translation>
  </message>
  <message>
   <location filename="domain/health.py" />
   <source>Nothing is being saved.</source>
   <translation>Nichts wird gesichert.</translation>
  </message>
  <message>
   <location filename="domain/health.py" />
   <source>Add the server that shall be backed up.</source>
   <translation>Fügen Sie den Server hinzu, der gesichert werden soll.</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>the last that went well was at {0}</source>
   <translation>die letzte, die gut ging, war um {0}</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>none has gone well yet</source>
   <translation>noch keine ging gut</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>Schedule {0} promises a restore drill for {1} or later: {2}.</source>
   <translation>Der Zeitplan {0} verspricht eine Probe der Wiederherstellung für {1} oder später: {2}.</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>Backups are proved by decoding them; that a server takes the newest one was not shown for longer than promised.</source>
   <translation>Sicherungen werden bewiesen, indem sie ausgepackt werden; dass ein Server die neueste nimmt, wurde länger nicht gezeigt als versprochen.</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>See why the schedule did not run (its history says so), and start a drill now.</source>
   <translation>Sehen Sie nach, warum der Zeitplan nicht lief (sein Verlauf sagt es), und beginnen Sie jetzt eine Probe.</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>Look at the run, then start it again.</source>
   <translation>Sehen Sie sich den Lauf an, dann starten Sie ihn noch einmal.</translation>
  </message>
  <message>
   <location filename="domain/health_drills.py" />
   <source>The last restore drill failed ({0}): {1}</source>
   <translation>Die letzte Probe der Wiederherstellung schlug fehl ({0}): {1}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Connect and mount the disk, or look at the rights of the folder.</source>
   <translation>Schließen Sie den Datenträger an und hängen Sie ihn ein, oder sehen Sie sich die Rechte des Ordners an.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Mount the disk. If the folder was emptied on purpose, or this is a new disk, say so by reading it again.</source>
   <translation>Hängen Sie den Datenträger ein. Wurde der Ordner absichtlich geleert oder ist es ein neuer Datenträger, sagen Sie es, indem Sie ihn neu einlesen.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>1 archive</source>
   <translation>1 Archiv</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>{0} archives</source>
   <translation>{0} Archive|{0} Archiven</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>{0} {1} not verified for {2}</source>
   <translation>{0} {1} nicht geprüft seit {2|2}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>It cannot be restored completely. Where one file is damaged, the disk may be failing.</source>
   <translation>Sie lässt sich nicht vollständig wiederherstellen. Wo eine Datei beschädigt ist, geht vielleicht der Datenträger kaputt.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Take a new backup now, on another disk if possible, check the disk, then delete the damaged archive.</source>
   <translation>Machen Sie jetzt eine neue Sicherung, wenn möglich auf einen anderen Datenträger, prüfen Sie den Datenträger, und löschen Sie dann das beschädigte Archiv.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>It cannot be restored from while it is away.</source>
   <translation>Aus ihr lässt sich nichts wiederherstellen, solange sie weg ist.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Put it back, or read the folder again so that the list says what is there.</source>
   <translation>Legen Sie sie zurück, oder lesen Sie den Ordner neu ein, damit die Liste sagt, was da ist.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>A clock was wrong. It does not count as protection, and retention leaves it alone.</source>
   <translation>Eine Uhr ging falsch. Das zählt nicht als Schutz, und die Aufbewahrung rührt sie nicht an.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Check the clock of this machine; take a new backup when it is right.</source>
   <translation>Prüfen Sie die Uhr dieses Rechners; machen Sie eine neue Sicherung, wenn sie richtig geht.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source> ({0} of them never).</source>
   <translation> ({0} davon nie).</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source> (and {0} more)</source>
   <translation> (und {0} weitere)</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>The disk of repository {0} has {1} left, </source>
   <translation>Der Datenträger der Ablage {0} hat noch {1}, </translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>less than a backup of the last days takes ({0}).</source>
   <translation>weniger als eine Sicherung der letzten Tage braucht ({0}).</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Backup {0} is damaged: {1}</source>
   <translation>Die Sicherung {0} ist beschädigt: {1}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>The file of backup {0} is not there: {1}</source>
   <translation>Die Datei der Sicherung {0} ist nicht da: {1}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Backup {0} is dated in the future ({1}).</source>
   <translation>Die Sicherung {0} trägt ein Datum in der Zukunft ({1}).</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Disks lose data silently; what was not read for long may be damaged.</source>
   <translation>Datenträger verlieren Daten, ohne es zu sagen; was lange nicht gelesen wurde, ist vielleicht beschädigt.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Verify the archives; a program that stays running does so by itself, each within that time.</source>
   <translation>Prüfen Sie die Archive; ein Programm, das weiterläuft, tut das von selbst, jedes innerhalb dieser Zeit.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>The repository {0} cannot be used: {1}</source>
   <translation>Die Ablage {0} ist nicht zu gebrauchen: {1}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Its archives cannot be restored, and no new one can be written to it.</source>
   <translation>Aus ihren Archiven lässt sich nichts wiederherstellen, und kein neues kann dorthin geschrieben werden.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>The disk of repository {0} will be full in {1}</source>
   <translation>Der Datenträger der Ablage {0} wird voll in {1|2}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source> ({0} are left).</source>
   <translation> ({0} sind noch frei).</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>When it is full, backups fail; the ones that are there stay good.</source>
   <translation>Ist er voll, schlagen Sicherungen fehl; die da sind, bleiben gut.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Free some space, keep fewer backups, or write to a larger disk.</source>
   <translation>Schaffen Sie Platz, behalten Sie weniger Sicherungen, oder schreiben Sie auf einen größeren Datenträger.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>{0} could not be sent: {1}</source>
   <translation>{0} konnte nicht gesendet werden: {1}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Whoever should have been told does not know.</source>
   <translation>Wer es hätte erfahren sollen, weiß es nicht.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Mend the settings of alerts, and send a test.</source>
   <translation>Berichtigen Sie die Einstellungen der Meldungen, und senden Sie einen Test.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>The keyring cannot be used: {0}</source>
   <translation>Der Schlüsselbund ist nicht zu gebrauchen: {0}</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Tokens and passwords that are kept there cannot be read; what needs them will fail.</source>
   <translation>Token und Kennwörter, die dort aufbewahrt werden, sind nicht lesbar; was sie braucht, wird fehlschlagen.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>Unlock it, or say that the secret is in a variable or a file.</source>
   <translation>Entsperren Sie ihn, oder sagen Sie, dass das Geheimnis in einer Variablen oder Datei ist.</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>1 alert</source>
   <translation>1 Meldung</translation>
  </message>
  <message>
   <location filename="domain/health_machine.py" />
   <source>{0} alerts</source>
   <translation>{0} Meldungen</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>The check of the archives</source>
   <translation>Die Prüfung der Archive</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>Emptying the trash</source>
   <translation>Das Leeren des Papierkorbs</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>What was written since the last proved backup is not saved.</source>
   <translation>Was seit der letzten bewiesenen Sicherung geschrieben wurde, ist nicht gesichert.</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>Tables that it was writing may be incomplete on the server.</source>
   <translation>Tabellen, in die geschrieben wurde, sind auf dem Server vielleicht unvollständig.</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>Archives may stay unchecked, or take space that should be free by now.</source>
   <translation>Archive bleiben vielleicht ungeprüft, oder brauchen Platz, der schon frei sein sollte.</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source> by schedule {0}</source>
   <translation> nach Zeitplan {0}</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>It waits for a server or a disk that does not answer; other runs wait for it.</source>
   <translation>Er wartet auf einen Server oder Datenträger, der nicht antwortet; andere Läufe warten auf ihn.</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>Wait if you know why. Otherwise cancel it: nothing half-made stays behind.</source>
   <translation>Warten Sie, wenn Sie wissen, warum. Sonst brechen Sie ab: Nichts Halbfertiges bleibt zurück.</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>The last backup{0} failed</source>
   <translation>Die letzte Sicherung{0} schlug fehl</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>The last restore failed</source>
   <translation>Die letzte Wiederherstellung schlug fehl</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>A {0} that began {1} has made no progress for {2}</source>
   <translation>Ein Lauf ({0}), der {1} begann, kommt seit {2|2} nicht voran</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>1 minute</source>
   <translation>1 Minute</translation>
  </message>
  <message>
   <location filename="domain/health_runs.py" />
   <source>{0} minutes</source>
   <translation>{0} Minuten</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>If no proved backup comes until {0}, the schedule's promise is broken.</source>
   <translation>Kommt bis {0} keine bewiesene Sicherung, ist das Versprechen des Zeitplans gebrochen.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>If this server were lost now, so would be all of its data.</source>
   <translation>Ginge dieser Server jetzt verloren, so gingen alle seine Daten verloren.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>the newest was taken {0}</source>
   <translation>die neueste ist von {0}</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>there is none</source>
   <translation>es gibt keine</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Schedule {0} has no proved backup for {1} or later: {2}.</source>
   <translation>Der Zeitplan {0} hat keine bewiesene Sicherung für {1} oder später: {2}.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Everything that was written since then is not saved.</source>
   <translation>Alles, was seitdem geschrieben wurde, ist nicht gesichert.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>See why the schedule did not run (its history says so), and take a backup now.</source>
   <translation>Sehen Sie nach, warum der Zeitplan nicht lief (sein Verlauf sagt es), und machen Sie jetzt eine Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source> ({0} more)</source>
   <translation> ({0} weitere)</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Newer backups hold these values; the ones before hold the others. Nothing of this server is pruned.</source>
   <translation>Neuere Sicherungen enthalten diese Werte, die davor die anderen. Von diesem Server wird nichts aufgeräumt.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Compare the backup before with the server, and restore it beside; or acknowledge that these are right.</source>
   <translation>Vergleichen Sie die Sicherung davor mit dem Server und stellen Sie sie daneben wieder her, oder bestätigen Sie, dass diese richtig sind.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>There is no proved backup that can be reached.</source>
   <translation>Es gibt keine bewiesene Sicherung, die erreichbar ist.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>There is no proved backup.</source>
   <translation>Es gibt keine bewiesene Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Connect the disk that holds its archives, or take a backup now.</source>
   <translation>Schließen Sie den Datenträger mit den Archiven an, oder machen Sie jetzt eine Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Take a backup now.</source>
   <translation>Machen Sie jetzt eine Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>The last proved backup is {0} old, and no schedule takes the next one.</source>
   <translation>Die letzte bewiesene Sicherung ist {0} alt, und kein Zeitplan macht die nächste.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Take a backup now, and make a schedule.</source>
   <translation>Machen Sie jetzt eine Sicherung, und legen Sie einen Zeitplan an.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Schedule {0} is paused until {1}.</source>
   <translation>Der Zeitplan {0} ruht bis {1}.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Its next time is {0}; the {1} will be caught up only after the pause.</source>
   <translation>Seine nächste Zeit ist {0}; nachgeholt ({1}) wird erst nach der Pause.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>End the pause when it is no longer needed.</source>
   <translation>Beenden Sie die Pause, wenn sie nicht mehr gebraucht wird.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Backup {0} has a warning: {1}{2}</source>
   <translation>Die Sicherung {0} hat eine Warnung: {1}{2}</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>It is proved, but the server gave reason to look at what it holds.</source>
   <translation>Sie ist bewiesen, aber der Server gab Grund, sich anzusehen, was sie enthält.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>Read its warnings; the next backup without one ends this.</source>
   <translation>Lesen Sie ihre Warnungen; die nächste Sicherung ohne eine beendet das.</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>1 more warning</source>
   <translation>1 weitere Warnung</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>{0} more warnings</source>
   <translation>{0} weitere Warnungen</translation>
  </message>
  <message>
   <location filename="domain/health_server.py" />
   <source>more warning</source>
   <translation>weitere Warnung</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>1 table</source>
   <translation>1 Tabelle</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} tables</source>
   <translation>{0} Tabellen</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>just now</source>
   <translation>gerade eben</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>1 row of {0}</source>
   <translation>1 Zeile aus {0|2}</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} rows of {1}</source>
   <translation>{0} Zeilen aus {1|2}</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>from {0} to {1}</source>
   <translation>von {0} bis {1}</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>1 year</source>
   <translation>1 Jahr</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} years</source>
   <translation>{0} Jahre|{0} Jahren</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>1 month</source>
   <translation>1 Monat</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} months</source>
   <translation>{0} Monate|{0} Monaten</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} h {1} min</source>
   <translation>{0} h {1} min</translation>
  </message>
  <message>
   <location filename="domain/humanize.py" />
   <source>{0} min {1} s</source>
   <translation>{0} min {1} s</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>A value that was written over another one may fall back to the older one when the server restarts. If nobody changed these rows on purpose, the backup and the server hold two versions of the same points.</source>
   <translation>Ein Wert, der über einen anderen geschrieben wurde, kann auf den älteren zurückfallen, wenn der Server neu startet. Hat niemand diese Zeilen mit Absicht geändert, so haben Sicherung und Server zwei Fassungen derselben Punkte.</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>The server differs from the backup in {0}{1}: {2}.</source>
   <translation>Der Server weicht von der Sicherung ab in {0}{1}: {2}.</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source> (first of all {0})</source>
   <translation> (zuallererst {0})</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>{0} {1} newer than the backup.</source>
   <translation>{0} {1} neuer als die Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>{0} with other columns</source>
   <translation>{0} mit anderen Spalten</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>The database keeps no rows that are so old: they expired since the backup.</source>
   <translation>Die Datenbank behält so alte Zeilen nicht: Sie sind seit der Sicherung abgelaufen.</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>values differ</source>
   <translation>Werte weichen ab</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>it has fewer rows</source>
   <translation>er hat weniger Zeilen</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>it has more rows</source>
   <translation>er hat mehr Zeilen</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>row is</source>
   <translation>Zeile ist</translation>
  </message>
  <message>
   <location filename="domain/live_comparison.py" />
   <source>rows are</source>
   <translation>Zeilen sind</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>start it with {0} {1} (or the variable {2})</source>
   <translation>starten Sie ihn mit {0} {1} (oder der Variablen {2})</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>To see everything, {0}, and look whether older rows appear. It then takes more memory and time to start.</source>
   <translation>Um alles zu sehen: {0}, und sehen Sie nach, ob ältere Zeilen erscheinen. Er braucht dann mehr Arbeitsspeicher und Zeit zum Starten.</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>This server may show less than it stores: {0}. A backup holds what it shows. {1}</source>
   <translation>Dieser Server zeigt vielleicht weniger, als er speichert: {0}. Eine Sicherung enthält, was er zeigt. {1}</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>it has files of {0}, and reads {1} of them when it starts</source>
   <translation>er hat Dateien von {0} und liest {1} davon, wenn er startet</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>it has {0}, and not one row of {1}</source>
   <translation>er hat {0}, und nicht eine Zeile von {1}</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>it read as many snapshots as it reads at most when it starts ({0})</source>
   <translation>er las so viele Snapshots, wie er beim Start höchstens liest ({0})</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>its oldest row is {0} older than its start, about as much as its look-back reaches</source>
   <translation>seine älteste Zeile ist {0} älter als sein Start, etwa so weit, wie sein Rückblick reicht</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>its oldest row is {0} older than its start, about as much as its look-back reaches, and it was set up {1} before that</source>
   <translation>seine älteste Zeile ist {0} älter als sein Start, etwa so weit, wie sein Rückblick reicht, und er wurde {1} davor eingerichtet</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>1 hour</source>
   <translation>1 Stunde</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>{0} hours</source>
   <translation>{0} Stunden</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>update it to InfluxDB 3.2 or newer, then {0}</source>
   <translation>aktualisieren Sie ihn auf InfluxDB 3.2 oder neuer, dann {0}</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>From its next start on this server may show less than it stores: {0}. {1}</source>
   <translation>Von seinem nächsten Start an zeigt dieser Server vielleicht weniger, als er speichert: {0}. {1}</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>it was started with a look-back of {0}</source>
   <translation>er wurde mit einem Rückblick von {0|2} gestartet</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>it was started with a look-back of {0}, and was {1} old by then</source>
   <translation>er wurde mit einem Rückblick von {0|2} gestartet und war da {1} alt</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>1 snapshot</source>
   <translation>1 Snapshot</translation>
  </message>
  <message>
   <location filename="domain/look_back.py" />
   <source>{0} snapshots</source>
   <translation>{0} Snapshots</translation>
  </message>
  <message>
   <location filename="domain/manifest.py" />
   <source>This archive has format {0}; this program reads up to format {1}.</source>
   <translation>Dieses Archiv hat das Format {0}; dieses Programm liest bis Format {1}.</translation>
  </message>
  <message>
   <location filename="domain/manifest.py" />
   <source>It was made by a newer version: update this program and try again. The archive itself may be fine.</source>
   <translation>Eine neuere Version hat es gemacht: Aktualisieren Sie dieses Programm und versuchen Sie es noch einmal. Das Archiv selbst ist vielleicht in Ordnung.</translation>
  </message>
  <message>
   <location filename="domain/manifest.py" />
   <source>The manifest of this archive cannot be read ({0}: {1}).</source>
   <translation>Das Verzeichnis dieses Archivs ist nicht lesbar ({0}: {1}).</translation>
  </message>
  <message>
   <location filename="domain/manifest.py" />
   <source>Use another backup; the Parquet files inside may still be readable with any archiver.</source>
   <translation>Nehmen Sie eine andere Sicherung; die Parquet-Dateien darin lassen sich vielleicht mit jedem Packprogramm lesen.</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>The manifest of this archive contradicts itself: {0}.</source>
   <translation>Das Verzeichnis dieses Archivs widerspricht sich: {0}.</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>the table {0} is listed twice</source>
   <translation>die Tabelle {0} steht zweimal darin</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} is listed twice</source>
   <translation>{0} steht zweimal darin</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>column {0} is listed twice</source>
   <translation>Spalte {0} steht zweimal darin</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>it has {0}, and its parts have {1}</source>
   <translation>sie hat {0}, und ihre Teile haben {1}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>it has {0}, and its days have {1}</source>
   <translation>sie hat {0}, und ihre Tage haben {1}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>its days are no days</source>
   <translation>ihre Tage sind keine Tage</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>it has {0} from {1} to {2}</source>
   <translation>sie hat {0} von {1} bis {2}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>it ends at {0}, before its first row at {1}</source>
   <translation>sie endet um {0}, vor ihrer ersten Zeile um {1}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>the database {0} is not listed</source>
   <translation>die Datenbank {0} steht nicht darin</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>column {0} is a {1} of type {2}</source>
   <translation>Spalte {0} ist {1} vom Typ {2}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} is no name of a part</source>
   <translation>{0} ist kein Name eines Teils</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} has no SHA-256</source>
   <translation>{0} hat keine SHA-256</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} has {1} in {2}</source>
   <translation>{0} hat {1} in {2}</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>the window of {0} is empty</source>
   <translation>das Fenster von {0} ist leer</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>the windows of {0} and {1} overlap</source>
   <translation>die Fenster von {0} und {1} überschneiden sich</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>1 row</source>
   <translation>1 Zeile</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} rows</source>
   <translation>{0} Zeilen</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>1 byte</source>
   <translation>1 Byte</translation>
  </message>
  <message>
   <location filename="domain/manifest_rules.py" />
   <source>{0} bytes</source>
   <translation>{0} Bytes</translation>
  </message>
  <message>
   <location filename="domain/names.py" />
   <source>The name template has an unknown field {{0}}.</source>
   <translation>Die Namensvorlage hat ein unbekanntes Feld {{0}}.</translation>
  </message>
  <message>
   <location filename="domain/names.py" />
   <source>{0} cannot be used as the name of a file.</source>
   <translation>{0} kann nicht der Name einer Datei sein.</translation>
  </message>
  <message>
   <location filename="domain/names.py" />
   <source>Use letters, digits, spaces, dots, "-" and "_", at most 200 bytes.</source>
   <translation>Nehmen Sie Buchstaben, Ziffern, Leerzeichen, Punkte, "-" und "_", höchstens 200 Bytes.</translation>
  </message>
  <message>
   <location filename="domain/names.py" />
   <source> and plain text.</source>
   <translation> und einfachen Text.</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>not read</source>
   <translation>nicht gelesen</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>is there</source>
   <translation>ist da</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>is there otherwise</source>
   <translation>ist anders da</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>cannot be made</source>
   <translation>kann nicht angelegt werden</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>not asked for</source>
   <translation>nicht verlangt</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>goes with its table</source>
   <translation>geht mit seiner Tabelle</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>was there</source>
   <translation>war da</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>not made</source>
   <translation>nicht angelegt</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>{0} of {1} beside the rows could not be made; the first is {2}: {3}</source>
   <translation>{0} von {1} neben den Zeilen konnten nicht angelegt werden; das erste ist {2}: {3}</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>1 object</source>
   <translation>1 Objekt</translation>
  </message>
  <message>
   <location filename="domain/object_steps.py" />
   <source>{0} objects</source>
   <translation>{0} Objekte|{0} Objekten</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>last cache</source>
   <translation>Cache der letzten Werte</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>distinct cache</source>
   <translation>Cache der verschiedenen Werte</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>plug-in file</source>
   <translation>Datei eines Plug-ins</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>keys: {0}; values: {1}; the last {2}, for {3} s</source>
   <translation>Schlüssel: {0}; Werte: {1}; die letzten {2}, für {3} s</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>columns: {0}; at most {1}, for {2} s</source>
   <translation>Spalten: {0}; höchstens {1}, für {2} s</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>rows are kept for {0}</source>
   <translation>Zeilen werden {0} behalten</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>rows are kept for ever</source>
   <translation>Zeilen werden für immer behalten</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>all others</source>
   <translation>alle anderen</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>… (hidden here)</source>
   <translation>… (hier verborgen)</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>used by {0}: {1}</source>
   <translation>benutzt von {0}: {1}</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>not used</source>
   <translation>nicht benutzt</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>Not read: {0}. {1}</source>
   <translation>Nicht gelesen: {0}. {1}</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>No program can read these from a server: {0}. Make new tokens, and keep the files of plug-ins.</source>
   <translation>Kein Programm kann diese von einem Server lesen: {0}. Machen Sie neue Token, und bewahren Sie die Dateien der Plug-ins auf.</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>on errors: {0}</source>
   <translation>bei Fehlern: {0}</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>its arguments were not read</source>
   <translation>seine Argumente wurden nicht gelesen</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>until {0} UTC</source>
   <translation>bis {0} UTC</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>1 trigger</source>
   <translation>1 Trigger</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>{0} triggers</source>
   <translation>{0} Trigger|{0} Triggern</translation>
  </message>
  <message>
   <location filename="domain/object_texts.py" />
   <source>not told</source>
   <translation>nicht mitgeteilt</translation>
  </message>
  <message>
   <location filename="domain/progress.py" />
   <source>letting other work go first</source>
   <translation>lässt anderer Arbeit den Vortritt</translation>
  </message>
  <message>
   <location filename="domain/progress.py" />
   <source>Cancelled before it was finished.</source>
   <translation>Abgebrochen, bevor es fertig war.</translation>
  </message>
  <message>
   <location filename="domain/progress.py" />
   <source>Nothing half-made was left behind.</source>
   <translation>Nichts Halbfertiges blieb zurück.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>It is made when all rows are back, switched off; the server needs the file {0}.{1}</source>
   <translation>Er wird angelegt, wenn alle Zeilen zurück sind, ausgeschaltet; der Server braucht die Datei {0}.{1}</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>The server will not have it: “Also bring back what is beside the rows” in “Where” makes it.</source>
   <translation>Der Server wird es nicht haben: „Auch zurückbringen, was neben den Zeilen ist“ in „Wohin“ legt es an.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>It is there otherwise ({0}), and stays so. Delete it there first where the backup's shall come.</source>
   <translation>Es ist anders da ({0}) und bleibt so. Löschen Sie es dort zuerst, wo das der Sicherung hin soll.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>This program does not know what {0} means: make it by hand.</source>
   <translation>Dieses Programm weiß nicht, was {0} bedeutet: Legen Sie es von Hand an.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>The backup does not know its arguments (InfluxDB before 3.3 does not tell them): make it by hand.</source>
   <translation>Die Sicherung kennt seine Argumente nicht (InfluxDB vor 3.3 teilt sie nicht mit): Legen Sie ihn von Hand an.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>Its secret can never be read: make a new one, and give it to those who use it.</source>
   <translation>Sein Geheimnis kann nie gelesen werden: Machen Sie ein neues, und geben Sie es denen, die es benutzen.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source> It was on: look at it, then switch it on.</source>
   <translation> Er war eingeschaltet: Sehen Sie ihn sich an, dann schalten Sie ihn ein.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>It is there, the same.</source>
   <translation>Es ist da, genauso.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>It is made when all rows are back.</source>
   <translation>Es wird angelegt, wenn alle Zeilen zurück sind.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>It goes with the table that is replaced, and the backup has none: make it anew.</source>
   <translation>Es geht mit der Tabelle, die ersetzt wird, und die Sicherung hat keines: Legen Sie es neu an.</translation>
  </message>
  <message>
   <location filename="domain/restore_objects.py" />
   <source>The backup lacks it: {0}</source>
   <translation>Der Sicherung fehlt: {0}</translation>
  </message>
  <message>
   <location filename="domain/restore_plan.py" />
   <source>add missing rows</source>
   <translation>fehlende Zeilen ergänzen</translation>
  </message>
  <message>
   <location filename="domain/restore_plan.py" />
   <source>{0} holds what line protocol cannot carry: {1}</source>
   <translation>{0} enthält, was Line Protocol nicht tragen kann: {1}</translation>
  </message>
  <message>
   <location filename="domain/restore_plan.py" />
   <source>Nothing was written: {0}</source>
   <translation>Nichts wurde geschrieben: {0}</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>It does not exist there: it is created.</source>
   <translation>Es gibt sie dort nicht: sie wird angelegt.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>Only rows whose tags and time are not there yet are written.</source>
   <translation>Nur Zeilen werden geschrieben, deren Tags und Zeit noch nicht da sind.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>All rows are written over what is there. Measured on Core: a value written over another one can fall back to the old one after a restart of the server. A fresh table (a new name) is dependable.</source>
   <translation>Alle Zeilen werden über Vorhandenes geschrieben. Gemessen an Core: Ein überschriebener Wert kann nach einem Neustart des Servers auf den alten zurückfallen. Eine frische Tabelle (ein neuer Name) ist verlässlich.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The table there is deleted first, then created anew.</source>
   <translation>Die Tabelle dort wird zuerst gelöscht, dann neu angelegt.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The backup holds no rows of it for this range, and the table exists: nothing to do.</source>
   <translation>Die Sicherung hat für diesen Zeitraum keine Zeilen davon, und die Tabelle gibt es: nichts zu tun.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The table {0}.{1} exists already. Press “Restore beside” to bring it back as {3}, or go back to “Where” and say what to do with it.</source>
   <translation>Die Tabelle {0}.{1} gibt es schon. Drücken Sie „Daneben wiederherstellen“, um sie als {3} zurückzuholen, oder gehen Sie zurück zu „Wohin“ und sagen, was mit ihr geschehen soll.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The database {0} keeps rows for {1} only</source>
   <translation>Die Datenbank {0} behält Zeilen nur {1}</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The server is older than 3.2 and has no retention: {0} will keep all rows.</source>
   <translation>Der Server ist älter als 3.2 und hat keine Aufbewahrung: {0} wird alle Zeilen behalten.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The backup does not know the order of the tags (server before 3.2): they are created by name.</source>
   <translation>Die Sicherung kennt die Reihenfolge der Tags nicht (Server vor 3.2): Sie werden nach Namen angelegt.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The backup holds only a part of this table: it was dropped while it was read.</source>
   <translation>Die Sicherung enthält nur einen Teil dieser Tabelle: Sie wurde gelöscht, während sie gelesen wurde.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>{0}: older ones vanish as soon as they are written, and the comparison will say so. Take a longer retention there first, a new database, or the retention of the backup (“Also bring back what is beside the rows” in “Where”).</source>
   <translation>{0}: Ältere verschwinden, sobald sie geschrieben sind, und der Vergleich wird es sagen. Nehmen Sie dort zuerst eine längere Aufbewahrung, eine neue Datenbank, oder die Aufbewahrung der Sicherung („Auch zurückbringen, was neben den Zeilen ist“ in „Wohin“).</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>{0}; no row of the backup is older than that now.</source>
   <translation>{0}; keine Zeile der Sicherung ist jetzt älter.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>Several tables would go to {0}.{1}: {2}.</source>
   <translation>Mehrere Tabellen kämen nach {0}.{1}: {2}.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The server allows {0} databases, has {1}, and this restore would add {2}: {3}. Delete one, or restore into one that is there.</source>
   <translation>Der Server erlaubt {0} Datenbanken, hat {1}, und diese Wiederherstellung fügte {2} hinzu: {3}. Löschen Sie eine, oder stellen Sie in eine vorhandene wieder her.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>The server allows {0} tables, has {1}, and this restore would add {2}.</source>
   <translation>Der Server erlaubt {0} Tabellen, hat {1}, und diese Wiederherstellung fügte {2} hinzu.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>Table {0}: {1}: line protocol cannot carry it.</source>
   <translation>Tabelle {0}: {1}: Line Protocol kann das nicht tragen.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>It has rows but no field: line protocol cannot carry it.</source>
   <translation>Sie hat Zeilen, aber kein Feld: Line Protocol kann sie nicht tragen.</translation>
  </message>
  <message>
   <location filename="domain/restore_planning.py" />
   <source>{0} An older backup may hold more.</source>
   <translation>{0} Eine ältere Sicherung enthält vielleicht mehr.</translation>
  </message>
  <message>
   <location filename="domain/restore_retention.py" />
   <source>The database {0} will keep rows for {1}, set when all are back.</source>
   <translation>Die Datenbank {0} wird Zeilen {1} behalten, gesetzt, wenn alle zurück sind.</translation>
  </message>
  <message>
   <location filename="domain/restore_retention.py" />
   <source>The database {0} was to keep rows for {1}, as in the backup, and may keep them for ever now: go on with “Add what is missing” in the tab Restore, which sets it, or set it on the server.</source>
   <translation>Die Datenbank {0} sollte Zeilen {1} behalten, wie in der Sicherung, und behält sie jetzt vielleicht für immer: Machen Sie weiter mit „Ergänzen, was fehlt“ im Reiter Wiederherstellung, das sie setzt, oder setzen Sie sie auf dem Server.</translation>
  </message>
  <message>
   <location filename="domain/restore_retention.py" />
   <source>The database {0} will keep rows for ever, as in the backup.</source>
   <translation>Die Datenbank {0} wird Zeilen für immer behalten, wie in der Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/restore_retention.py" />
   <source>The database {0} kept rows for {1} and may keep them for ever now: set that again on the server, or restore again (it keeps them {2} then, as in the backup).</source>
   <translation>Die Datenbank {0} behielt Zeilen {1} und behält sie jetzt vielleicht für immer: Stellen Sie das auf dem Server wieder ein, oder stellen Sie noch einmal wieder her (dann behält sie sie {2}, wie in der Sicherung).</translation>
  </message>
  <message>
   <location filename="domain/restore_retention.py" />
   <source>The backup's database {0} keeps rows {1}; {2} on the server keeps them {3}, and this restore does not change that: “Also bring back what is beside the rows” in “Where” does.</source>
   <translation>Die Datenbank {0} der Sicherung behält Zeilen {1}; {2} auf dem Server behält sie {3}, und diese Wiederherstellung ändert das nicht: „Auch zurückbringen, was neben den Zeilen ist“ in „Wohin“ tut es.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The server does not take {0} as the name of a database: it begins with a letter or digit (ASCII) and goes on with letters, digits, "_" and "-".</source>
   <translation>Der Server nimmt {0} nicht als Namen einer Datenbank: Er beginnt mit Buchstabe oder Ziffer (ASCII) und geht weiter mit Buchstaben, Ziffern, "_" und "-".</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The name of the database {0}… is too long: this server takes {1} characters.</source>
   <translation>Der Name der Datenbank {0}… ist zu lang: Dieser Server nimmt {1} Zeichen.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name begins with #, which marks a comment</source>
   <translation>der Name beginnt mit #, was einen Kommentar bezeichnet</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name holds a zero byte</source>
   <translation>der Name enthält ein Nullbyte</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name is reserved</source>
   <translation>der Name ist vorbehalten</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name is empty</source>
   <translation>der Name ist leer</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name ends in a backslash</source>
   <translation>der Name endet mit einem umgekehrten Schrägstrich</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name holds a newline or tab</source>
   <translation>der Name enthält einen Zeilenumbruch oder Tabulator</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>the name has {0} bytes; this server takes {1}</source>
   <translation>der Name hat {0} Bytes; dieser Server nimmt {1}</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Column {0} is a {1} in the backup and a {2} in the target.</source>
   <translation>Spalte {0} ist in der Sicherung {1} und im Ziel {2}.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The order of the tags in the target is unknown: servers before 3.2 do not tell it.</source>
   <translation>Die Reihenfolge der Tags im Ziel ist unbekannt: Server vor 3.2 teilen sie nicht mit.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>field of type {0}</source>
   <translation>Feld vom Typ {0}</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>A column stays what it is: restore beside under a new name, or replace the table.</source>
   <translation>Eine Spalte bleibt, was sie ist: Stellen Sie daneben unter neuem Namen wieder her, oder ersetzen Sie die Tabelle.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The table would have {0} columns; this server allows {1}.</source>
   <translation>Die Tabelle hätte {0} Spalten; dieser Server erlaubt {1}.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The table would have {0} tags; this server allows {1}.</source>
   <translation>Die Tabelle hätte {0} Tags; dieser Server erlaubt {1}.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Tags only in the backup: {0}. Tags and time say which row is which: what is there without them counts as other rows. Restore beside where no row shall stand twice.</source>
   <translation>Tags nur in der Sicherung: {0}. Tags und Zeit sagen, welche Zeile welche ist: Was ohne sie da ist, zählt als andere Zeilen. Stellen Sie daneben wieder her, wo keine Zeile doppelt stehen soll.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Only in the backup: {0}; columns come to the target with their first value.</source>
   <translation>Nur in der Sicherung: {0}; Spalten kommen mit ihrem ersten Wert ins Ziel.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Tags only in the target: {0}. Restored rows have none of them, and count as other rows than those that do. Restore beside where no row shall stand twice.</source>
   <translation>Tags nur im Ziel: {0}. Wiederhergestellte Zeilen haben keine davon und zählen als andere Zeilen als die, die sie haben. Stellen Sie daneben wieder her, wo keine Zeile doppelt stehen soll.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Only in the target: {0}; empty in restored rows.</source>
   <translation>Nur im Ziel: {0}; in wiederhergestellten Zeilen leer.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>The tags have another order in the target: {0}, not {1}. Rows and answers are the same; the server only sorts its files otherwise. A table that is made anew gets the order of the backup.</source>
   <translation>Die Tags haben im Ziel eine andere Reihenfolge: {0}, nicht {1}. Zeilen und Antworten sind gleich; nur ordnet der Server seine Dateien anders. Eine neu angelegte Tabelle bekommt die Reihenfolge der Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>Only in the target: {0}; gone with the table that is replaced.</source>
   <translation>Nur im Ziel: {0}; geht mit der Tabelle, die ersetzt wird.</translation>
  </message>
  <message>
   <location filename="domain/restore_schema.py" />
   <source>{0} The table there is deleted, and made as in the backup.</source>
   <translation>{0} Die Tabelle dort wird gelöscht und angelegt wie in der Sicherung.</translation>
  </message>
  <message>
   <location filename="domain/restore_selection.py" />
   <source>The {0} {1} is named twice.</source>
   <translation>Zweimal genannt: {0} {1}.</translation>
  </message>
  <message>
   <location filename="domain/restore_selection.py" />
   <source>Restore it once for each target.</source>
   <translation>Stellen Sie sie für jedes Ziel einmal wieder her.</translation>
  </message>
  <message>
   <location filename="domain/restore_selection.py" />
   <source>The backup holds no database {0}.</source>
   <translation>Die Sicherung enthält keine Datenbank {0}.</translation>
  </message>
  <message>
   <location filename="domain/restore_selection.py" />
   <source>It holds: {0}.</source>
   <translation>Sie enthält: {0}.</translation>
  </message>
  <message>
   <location filename="domain/restore_selection.py" />
   <source>The backup holds no table {0}.{1}.</source>
   <translation>Die Sicherung enthält keine Tabelle {0}.{1}.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>See the restore log in the tab Restore.</source>
   <translation>Sehen Sie in die Liste der Wiederherstellungen im Reiter Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>That restore added {0} to {1}, which stay: nothing there was overwritten.</source>
   <translation>Jene Wiederherstellung fügte {0} zu {1} hinzu, die bleiben: Nichts dort wurde überschrieben.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>The tables become exactly what they were: also what was written since goes with them. It is in the backup that is taken first.</source>
   <translation>Die Tabellen werden genau, was sie waren: Auch was seitdem geschrieben wurde, geht mit. Es ist in der Sicherung, die zuerst gemacht wird.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>Rows that the restore added stay, and a value that is written over another one can fall back on Core. Where that matters, bring {0} back beside, under another database name, look at it, and let readers and writers use that one; or make the tables exactly what they were (“Delete the table there” in “Where”).</source>
   <translation>Zeilen, die die Wiederherstellung hinzufügte, bleiben, und ein überschriebener Wert kann auf Core zurückfallen. Wo das zählt, holen Sie {0} daneben zurück, unter einem anderen Namen der Datenbank, sehen Sie es sich an, und lassen Sie Leser und Schreiber dieses benutzen; oder machen Sie die Tabellen genau zu dem, was sie waren („Die Tabelle dort löschen“ in „Wohin“).</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>At least {0} of {1}.{2}</source>
   <translation>Mindestens {0} von {1}.{2}</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>{0} that the safety backup does not have will stay: single rows cannot be deleted.</source>
   <translation>{0}, die die zuvor gemachte Sicherung nicht hat, werden bleiben: Einzelne Zeilen lassen sich nicht löschen.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>The run {0} is no restore.</source>
   <translation>Der Lauf {0} ist keine Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>That restore is still going on.</source>
   <translation>Jene Wiederherstellung läuft noch.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>Cancel it, or wait until it has ended.</source>
   <translation>Brechen Sie sie ab, oder warten Sie, bis sie beendet ist.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>A table or database that it made can be deleted on the server.</source>
   <translation>Eine Tabelle oder Datenbank, die sie anlegte, lässt sich auf dem Server löschen.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>{0} of {1}.{2} that the safety backup does not have stayed: single rows cannot be deleted. The report lists them.</source>
   <translation>{0} von {1}.{2}, die die zuvor gemachte Sicherung nicht hat, blieben: Einzelne Zeilen lassen sich nicht löschen. Der Bericht führt sie auf.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>That restore made the database {0}, which stays.</source>
   <translation>Jene Wiederherstellung legte die Datenbank {0} an, die bleibt.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>That restore made {0}, which stay on the server.</source>
   <translation>Jene Wiederherstellung legte {0} an, die auf dem Server bleiben.</translation>
  </message>
  <message>
   <location filename="domain/restore_undo.py" />
   <source>That restore overwrote nothing, so there are no values to bring back. {0}</source>
   <translation>Jene Wiederherstellung überschrieb nichts, also gibt es keine Werte zurückzubringen. {0}</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>all that is kept would take {0}, and {1} are allowed</source>
   <translation>alles, was behalten wird, bräuchte {0}, und {1} sind erlaubt</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>it is damaged ({0}): a person decides</source>
   <translation>sie ist beschädigt ({0}): ein Mensch entscheidet</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>it is not proved: verify it, or delete it yourself</source>
   <translation>sie ist nicht bewiesen: prüfen Sie sie, oder löschen Sie sie selbst</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>it is dated in the future: a clock was wrong</source>
   <translation>sie trägt ein Datum in der Zukunft: eine Uhr ging falsch</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>one of the newest {0} proved ones, which always stay</source>
   <translation>eine der neuesten {0} bewiesenen, die immer bleiben</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>the newest one without a warning, which always stays</source>
   <translation>die neueste ohne Warnung, die immer bleibt</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>A number to keep is less than 0.</source>
   <translation>Eine Zahl, wie viele zu behalten sind, ist kleiner als 0.</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>0 switches a rule off.</source>
   <translation>0 schaltet eine Regel aus.</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>At least one proved backup is always kept.</source>
   <translation>Mindestens eine bewiesene Sicherung bleibt immer.</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>Give 1 or more; {0} is the default.</source>
   <translation>Geben Sie 1 oder mehr an; {0} ist die Vorgabe.</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>the one before {0}, which is damaged</source>
   <translation>die vor {0}, die beschädigt ist</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>it is pinned</source>
   <translation>sie ist angeheftet</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>it is being restored or drilled just now</source>
   <translation>sie wird gerade wiederhergestellt oder geprobt</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>no rule removes it</source>
   <translation>keine Regel entfernt sie</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>one of the last {0}</source>
   <translation>eine der letzten {0}</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>newest of {0}</source>
   <translation>neueste von {0}</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>of the last day</source>
   <translation>vom letzten Tag</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>one of the last {0} days</source>
   <translation>eine der letzten {0} Tage</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>week {1} of {0}</source>
   <translation>Woche {1} von {0}</translation>
  </message>
  <message>
   <location filename="domain/retention.py" />
   <source>no rule keeps it</source>
   <translation>keine Regel behält sie</translation>
  </message>
  <message>
   <location filename="domain/rotation.py" />
   <source>The days within which every archive is decoded again are not within 1 to 3650.</source>
   <translation>Die Frist, in der jedes Archiv noch einmal ausgepackt wird, liegt nicht zwischen 1 und 3650 Tagen.</translation>
  </message>
  <message>
   <location filename="domain/rotation.py" />
   <source>{0} is the default.</source>
   <translation>{0} ist die Vorgabe.</translation>
  </message>
  <message>
   <location filename="domain/safety.py" />
   <source>{0}.{1} is not in it.</source>
   <translation>{0}.{1} ist nicht darin.</translation>
  </message>
  <message>
   <location filename="domain/safety.py" />
   <source>{0} was dropped while it was read.</source>
   <translation>{0} wurde gelöscht, während sie gelesen wurde.</translation>
  </message>
  <message>
   <location filename="domain/safety.py" />
   <source>Rows of {0} came and went while they were read.</source>
   <translation>Zeilen von {0} kamen und gingen, während sie gelesen wurden.</translation>
  </message>
  <message>
   <location filename="domain/safety.py" />
   <source>The rows of {0} were not checked against the server's list of files.</source>
   <translation>Die Zeilen von {0} wurden nicht mit der Dateiliste des Servers abgeglichen.</translation>
  </message>
  <message>
   <location filename="domain/salvage.py" />
   <source>all of its {0}</source>
   <translation>alle {0}</translation>
  </message>
  <message>
   <location filename="domain/salvage.py" />
   <source>no whole table</source>
   <translation>keine ganze Tabelle</translation>
  </message>
  <message>
   <location filename="domain/salvage.py" />
   <source>{0} in part or not at all</source>
   <translation>{0} zum Teil oder gar nicht</translation>
  </message>
  <message>
   <location filename="domain/salvage.py" />
   <source>{0} is doubtful</source>
   <translation>{0} ist zweifelhaft</translation>
  </message>
  <message>
   <location filename="domain/salvage.py" />
   <source>nothing of {0}</source>
   <translation>nichts von {0}</translation>
  </message>
  <message>
   <location filename="domain/schedule.py" />
   <source>The wait for the network is not within a day.</source>
   <translation>Die Wartezeit auf das Netz liegt nicht innerhalb eines Tages.</translation>
  </message>
  <message>
   <location filename="domain/schedule.py" />
   <source>Give 0 to 86400 seconds.</source>
   <translation>Geben Sie 0 bis 86400 Sekunden an.</translation>
  </message>
  <message>
   <location filename="domain/schedule.py" />
   <source>A drill by schedule is of the newest backup of a server.</source>
   <translation>Eine Probe nach Zeitplan gilt der neuesten Sicherung eines Servers.</translation>
  </message>
  <message>
   <location filename="domain/schedule.py" />
   <source>Name that server.</source>
   <translation>Nennen Sie diesen Server.</translation>
  </message>
  <message>
   <location filename="domain/seal.py" />
   <source>NOT restored as it was saved on {0}: {1}</source>
   <translation>NICHT wiederhergestellt, wie sie gesichert wurde, am {0}: {1}</translation>
  </message>
  <message>
   <location filename="domain/seal.py" />
   <source>{0}; DAMAGED since</source>
   <translation>{0}; seitdem BESCHÄDIGT</translation>
  </message>
  <message>
   <location filename="domain/seal.py" />
   <source>restored on {0}: {1}</source>
   <translation>wiederhergestellt am {0}: {1}</translation>
  </message>
  <message>
   <location filename="domain/seal.py" />
   <source>restored on the stand-in server on {0} (proves less): {1}</source>
   <translation>auf dem Ersatzserver wiederhergestellt am {0} (beweist weniger): {1}</translation>
  </message>
  <message>
   <location filename="domain/seal.py" />
   <source>decoded on {0}, not restored (proves less): {1}</source>
   <translation>ausgepackt am {0}, nicht wiederhergestellt (beweist weniger): {1}</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>retention of {0}</source>
   <translation>Aufbewahrung von {0}</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>names of tokens</source>
   <translation>Namen von Token</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>names of plug-in files</source>
   <translation>Namen von Plug-in-Dateien</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>last caches of {0}</source>
   <translation>Caches der letzten Werte von {0}</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>distinct caches of {0}</source>
   <translation>Caches der verschiedenen Werte von {0}</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>triggers of {0}</source>
   <translation>Trigger von {0}</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>last caches</source>
   <translation>Caches der letzten Werte</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>distinct caches</source>
   <translation>Caches der verschiedenen Werte</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>One of them is told otherwise than this program knows ({0}: {1}).</source>
   <translation>Eines davon wird anders gesagt, als dieses Programm es kennt ({0}: {1}).</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>The server did not tell.</source>
   <translation>Der Server teilte es nicht mit.</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>One of them has no name.</source>
   <translation>Eines davon hat keinen Namen.</translation>
  </message>
  <message>
   <location filename="domain/server_objects.py" />
   <source>{0} It is in catalog.json as it was told.</source>
   <translation>{0} In catalog.json steht es, wie es gesagt wurde.</translation>
  </message>
  <message>
   <location filename="domain/slots.py" />
   <source>There is no time zone {0}.</source>
   <translation>Es gibt keine Zeitzone {0}.</translation>
  </message>
  <message>
   <location filename="domain/slots.py" />
   <source>For example UTC, Europe/Berlin.</source>
   <translation>Zum Beispiel UTC, Europe/Berlin.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>A schedule needs times of day, each once, in order.</source>
   <translation>Ein Zeitplan braucht Uhrzeiten, jede einmal, der Reihe nach.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>For example 02:00,14:30.</source>
   <translation>Zum Beispiel 02:00,14:30.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>This is no day of the week.</source>
   <translation>Das ist kein Wochentag.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>They are numbered from 0 for Monday to 6 for Sunday.</source>
   <translation>Sie sind gezählt von 0 für Montag bis 6 für Sonntag.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>{0} is no day of a month.</source>
   <translation>{0} ist kein Tag eines Monats.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>Give 1 to 31, or the last day.</source>
   <translation>Geben Sie 1 bis 31 an, oder den letzten Tag.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>{0} is no number of hours for a schedule.</source>
   <translation>{0} ist keine Zahl von Stunden für einen Zeitplan.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>Give 1 to {0}.</source>
   <translation>Geben Sie 1 bis {0} an.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>{0} is no time of day.</source>
   <translation>{0} ist keine Uhrzeit.</translation>
  </message>
  <message>
   <location filename="domain/timetable.py" />
   <source>Write HH:MM, several with commas: 02:00,14:30.</source>
   <translation>Schreiben Sie HH:MM, mehrere mit Kommas: 02:00,14:30.</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>every month on day {0}{1} at {2}</source>
   <translation>jeden Monat am {0}.{1} um {2}</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>on the last day of every month at {0}</source>
   <translation>am letzten Tag jedes Monats um {0}</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>, or on the last day of a shorter month,</source>
   <translation>, oder am letzten Tag eines kürzeren Monats,</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>every day</source>
   <translation>jeden Tag</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>every hour</source>
   <translation>jede Stunde</translation>
  </message>
  <message>
   <location filename="domain/timetable_text.py" />
   <source>every {0} hours</source>
   <translation>alle {0} Stunden</translation>
  </message>
  <message>
   <location filename="domain/unfinished.py" />
   <source>it is older than {0} days, or a clock was wrong</source>
   <translation>sie ist älter als {0} Tage, oder eine Uhr ging falsch</translation>
  </message>
  <message>
   <location filename="domain/unfinished.py" />
   <source>{0} attempts got no further</source>
   <translation>{0} Versuche kamen nicht weiter</translation>
  </message>
  <message>
   <location filename="domain/unfinished.py" />
   <source>the server has another address or version by now</source>
   <translation>der Server hat inzwischen eine andere Adresse oder Version</translation>
  </message>
  <message>
   <location filename="domain/unfinished.py" />
   <source>another server answers at its address</source>
   <translation>unter seiner Adresse antwortet ein anderer Server</translation>
  </message>
  <message>
   <location filename="domain/unfinished.py" />
   <source>the server was restarted, and does not tell whether it is the same one</source>
   <translation>der Server wurde neu gestartet und sagt nicht, ob er derselbe ist</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Backup of {0} {1}: {2}</source>
   <translation>Sicherung von {0} {1}: {2}</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>TEST: alerts of Influx Backup arrive</source>
   <translation>TEST: Meldungen von Influx Backup kommen an</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>This is a test. If you can read it, alerts arrive.</source>
   <translation>Das ist ein Test. Wenn Sie das lesen können, kommen Meldungen an.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>You will be told when something goes wrong.</source>
   <translation>Sie erfahren es, wenn etwas schiefgeht.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Nothing needs to be done.</source>
   <translation>Nichts ist zu tun.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Backup of {0}</source>
   <translation>Sicherung von {0}</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Alerts go nowhere yet.</source>
   <translation>Meldungen gehen noch nirgends hin.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Say where they shall go first.</source>
   <translation>Sagen Sie zuerst, wohin sie gehen sollen.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Last proved backup</source>
   <translation>Letzte bewiesene Sicherung</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>{0}, taken {1}</source>
   <translation>{0}, von {1}</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>A test of Influx Backup.</source>
   <translation>Ein Test von Influx Backup.</translation>
  </message>
  <message>
   <location filename="engine/alerting.py" />
   <source>Health is not known.</source>
   <translation>Der Zustand ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>There is no backup {0}.</source>
   <translation>Es gibt keine Sicherung {0}.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>The newest are: {0}.</source>
   <translation>Die neuesten sind: {0}.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>There are no backups yet.</source>
   <translation>Es gibt noch keine Sicherungen.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>There is no proved backup of {0}.</source>
   <translation>Es gibt keine bewiesene Sicherung von {0}.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>Take one in the tab Backup.</source>
   <translation>Machen Sie eine im Reiter Sicherung.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>The file of backup {0} is not there: {1}.</source>
   <translation>Die Datei der Sicherung {0} ist nicht da: {1}.</translation>
  </message>
  <message>
   <location filename="engine/archives.py" />
   <source>Is the disk connected? If it was moved, open it with “Open archive…” in the tab Restore.</source>
   <translation>Ist der Datenträger angeschlossen? Wurde sie verschoben, öffnen Sie sie mit „Archiv öffnen…“ im Reiter Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>This backup needs about {0}; {1} are free in {2}.</source>
   <translation>Diese Sicherung braucht etwa {0}; {1} sind frei in {2}.</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>Free some space, delete old backups, or choose another repository.</source>
   <translation>Schaffen Sie Platz, löschen Sie alte Sicherungen, oder wählen Sie eine andere Ablage.</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>there is not enough space to take its parts over</source>
   <translation>es ist nicht genug Platz, um ihre Teile zu übernehmen</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>The archive that was just written is damaged: {0}: {1}</source>
   <translation>Das eben geschriebene Archiv ist beschädigt: {0}: {1}</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>The disk or its cable may be failing. The backup was not kept; older backups are untouched.</source>
   <translation>Vielleicht geht der Datenträger oder sein Kabel kaputt. Die Sicherung wurde nicht behalten; ältere Sicherungen sind unberührt.</translation>
  </message>
  <message>
   <location filename="engine/backup.py" />
   <source>it is damaged, or encrypted with another password</source>
   <translation>sie ist beschädigt oder mit einem anderen Kennwort verschlüsselt</translation>
  </message>
  <message>
   <location filename="engine/backup_planning.py" />
   <source>The rows of {0}{1} were not checked against the server's list of files, for that could not be read: rows that the server does not show just now would be missing unnoticed. {2}</source>
   <translation>Die Zeilen von {0}{1} wurden nicht mit der Dateiliste des Servers abgeglichen, denn die ließ sich nicht lesen: Zeilen, die der Server gerade nicht zeigt, würden unbemerkt fehlen. {2}</translation>
  </message>
  <message>
   <location filename="engine/backup_planning.py" />
   <source>The token may not read the system tables of the server: retention and the order of tags are not in this backup, and dropped tables cannot be told from others. Use an admin token.</source>
   <translation>Das Token darf die Systemtabellen des Servers nicht lesen: Aufbewahrung und Reihenfolge der Tags sind nicht in dieser Sicherung, und gelöschte Tabellen sind von anderen nicht zu unterscheiden. Nehmen Sie ein Admin-Token.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>{0}, {1}, proved.</source>
   <translation>{0}, {1}, bewiesen.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>backup of {0}</source>
   <translation>Sicherung von {0}</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>The archive is complete and proved, and will be listed at the next start: {0}. {1}</source>
   <translation>Das Archiv ist vollständig und bewiesen und wird beim nächsten Start aufgeführt: {0}. {1}</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>1 row was</source>
   <translation>1 Zeile war</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>{0} rows were</source>
   <translation>{0} Zeilen waren</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>It went on from where it was cut off at {0}: {1} there already.</source>
   <translation>Sie ging da weiter, wo sie um {0} abgebrochen war: {1} schon da.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>What was cut off before could not be gone on with: {0}.</source>
   <translation>Was vorher abgebrochen war, ließ sich nicht fortsetzen: {0}.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>Before it, {0}</source>
   <translation>Davor: {0}</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>For its space, this was removed for ever from the trash: {0}.</source>
   <translation>Für ihren Platz wurde dies für immer aus dem Papierkorb entfernt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>There is no password to encrypt the archive with.</source>
   <translation>Es gibt kein Kennwort, mit dem das Archiv verschlüsselt würde.</translation>
  </message>
  <message>
   <location filename="engine/backup_run.py" />
   <source>Take one encrypted backup by hand: the window asks for the password and remembers it until it is closed. Without it no one can restore.</source>
   <translation>Machen Sie eine verschlüsselte Sicherung von Hand: Das Fenster fragt nach dem Kennwort und merkt es sich, bis es geschlossen wird. Ohne es kann niemand wiederherstellen.</translation>
  </message>
  <message>
   <location filename="engine/channels.py" />
   <source>Alerts by {0} are not set up.</source>
   <translation>Meldungen über {0} sind nicht eingerichtet.</translation>
  </message>
  <message>
   <location filename="engine/channels.py" />
   <source>Set them up first.</source>
   <translation>Richten Sie sie zuerst ein.</translation>
  </message>
  <message>
   <location filename="engine/channels.py" />
   <source>No address to ping is set up.</source>
   <translation>Keine Adresse für das Totmann-Signal ist eingerichtet.</translation>
  </message>
  <message>
   <location filename="engine/channels.py" />
   <source>Set it up first.</source>
   <translation>Richten Sie sie zuerst ein.</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>what is due</source>
   <translation>was fällig ist</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>verify again</source>
   <translation>noch einmal prüfen</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>scratch of drills</source>
   <translation>Reste von Proben</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>backups that were cut off</source>
   <translation>abgebrochene Sicherungen</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>runs of dead processes</source>
   <translation>Läufe toter Prozesse</translation>
  </message>
  <message>
   <location filename="engine/chores.py" />
   <source>alerts that wait</source>
   <translation>Meldungen, die warten</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>From now on it is no loss when days go that are older than the last ones: {0}.</source>
   <translation>Ab jetzt ist es kein Verlust, wenn Tage verschwinden, die älter sind als die letzten: {0}.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>From now on it is no loss when values are others after a restart: {0}.</source>
   <translation>Von nun an ist es kein Verlust, wenn Werte nach einem Neustart andere sind: {0}.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>From now on it is a loss again when days of {0}.{1} go, or its values are others.</source>
   <translation>Von nun an ist es wieder ein Verlust, wenn Tage von {0}.{1} verschwinden oder Werte andere sind.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>{0} acknowledged the loss of {1}: {2}</source>
   <translation>{0} bestätigte den Verlust von {1}: {2}</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>it holds what {0} lost before {1}: {2}{3}</source>
   <translation>sie enthält, was {0} vor {1} verlor: {2}{3}</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>{0} Still pinned, for it holds them: {1}.</source>
   <translation>{0} Noch angeheftet, weil sie sie enthalten: {1}.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>{0} acknowledged other values in {1}: {2}</source>
   <translation>{0} bestätigte andere Werte in {1}: {2}</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>The reason is missing.</source>
   <translation>Der Grund fehlt.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>Say why these rows are gone: whoever looks later wants to know.</source>
   <translation>Sagen Sie, warum diese Zeilen fehlen: Wer später nachsieht, will es wissen.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>Nothing of {0} waits for an acknowledgement.</source>
   <translation>Nichts von {0} wartet auf eine Bestätigung.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>It shows all that was saved of it, as far as is known.</source>
   <translation>Er zeigt alles, was von ihm gesichert wurde, soweit bekannt.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>Nobody said of {0}.{1} that it loses its oldest days or other values regularly.</source>
   <translation>Niemand hat von {0}.{1} gesagt, dass regelmäßig die ältesten Tage verschwinden oder Werte andere sind.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>What was said stands with the backups that told a loss.</source>
   <translation>Was gesagt wurde, steht bei den Sicherungen, die einen Verlust gemeldet haben.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>This backup could not be compared with the one before it ({0}): {1}</source>
   <translation>Diese Sicherung konnte nicht mit der davor verglichen werden ({0}): {1}</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>Nothing of {0}.{1} waits for an acknowledgement.</source>
   <translation>Nichts von {0}.{1} wartet auf eine Bestätigung.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>These do: {0}.</source>
   <translation>Diese tun es: {0}.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>The server {0} shows all that was saved of it.</source>
   <translation>Der Server {0} zeigt alles, was von ihm gesichert wurde.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>It is not only the oldest days of {0} that are gone.</source>
   <translation>Es sind nicht nur die ältesten Tage von {0} verschwunden.</translation>
  </message>
  <message>
   <location filename="engine/coverage.py" />
   <source>Acknowledge it without saying that this happens regularly.</source>
   <translation>Bestätigen Sie es, ohne zu sagen, dass das regelmäßig geschieht.</translation>
  </message>
  <message>
   <location filename="engine/damage.py" />
   <source>nothing with this program; what is inside may still be readable with any archiver</source>
   <translation>nichts mit diesem Programm; was darin ist, lässt sich vielleicht mit jedem Packprogramm lesen</translation>
  </message>
  <message>
   <location filename="engine/damage.py" />
   <source>{0}. Still restorable: {1}</source>
   <translation>{0}. Noch wiederherstellbar: {1}</translation>
  </message>
  <message>
   <location filename="engine/decode_drill.py" />
   <source>{0} of {1} came out as lines.</source>
   <translation>{0} von {1} kamen als Zeilen Line Protocol heraus.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Backup {0} is being restored or drilled just now.</source>
   <translation>Die Sicherung {0} wird gerade wiederhergestellt oder geprobt.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Try again when that has ended.</source>
   <translation>Versuchen Sie es noch einmal, wenn das beendet ist.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>This file lies outside the repositories.</source>
   <translation>Diese Datei liegt außerhalb der Ablagen.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Delete it with your file manager.</source>
   <translation>Löschen Sie sie mit Ihrer Dateiverwaltung.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Moved {0} to the trash.</source>
   <translation>{0} kam in den Papierkorb.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Backup {0} is pinned.</source>
   <translation>Die Sicherung {0} ist angeheftet.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Unpin it first: More, Unpin.</source>
   <translation>Lösen Sie sie zuerst ab: Mehr, Ablösen.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Backup {0} is the last proved one of its kind.</source>
   <translation>Die Sicherung {0} ist die letzte bewiesene ihrer Art.</translation>
  </message>
  <message>
   <location filename="engine/deletion.py" />
   <source>Take another backup first; or move the file yourself if you are sure.</source>
   <translation>Machen Sie zuerst eine andere Sicherung; oder verschieben Sie die Datei selbst, wenn Sie sicher sind.</translation>
  </message>
  <message>
   <location filename="engine/disk_check.py" />
   <source>All repositories can be used again, and none is filling up.</source>
   <translation>Alle Ablagen sind wieder zu gebrauchen, und keine wird voll.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>the stand-in server inside the program</source>
   <translation>der Ersatzserver in diesem Programm</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>The backup holds no table: there is nothing that could be restored and compared.</source>
   <translation>Die Sicherung enthält keine Tabelle: Es gibt nichts, was zurückgeholt und verglichen werden könnte.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} decoded, recounted and put into line protocol in {1}. No server took them and nothing was read back: this proves less than a restore.</source>
   <translation>{0} in {1} ausgepackt, nachgezählt und in Line Protocol gebracht. Kein Server nahm sie, und nichts wurde zurückgelesen: Das beweist weniger als eine Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>cannot be brought back</source>
   <translation>lässt sich nicht zurückholen</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>came back otherwise than they were saved</source>
   <translation>kam anders zurück, als sie gesichert wurde</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>Do not rely on this backup. Verify it, take a new one, and look at the report.</source>
   <translation>Verlassen Sie sich nicht auf diese Sicherung. Prüfen Sie sie, machen Sie eine neue, und sehen Sie sich den Bericht an.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} restored on {1} and compared row by row in {2}.</source>
   <translation>{0} am {1} wiederhergestellt und in {2} Zeile für Zeile verglichen.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} restored on {1}, compared row by row and removed again in {2}.</source>
   <translation>{0} am {1} wiederhergestellt, Zeile für Zeile verglichen und in {2} wieder entfernt.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source> Still restorable: {0}.</source>
   <translation> Noch wiederherstellbar: {0}.</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} cannot be used: {1}</source>
   <translation>{0} ist nicht zu gebrauchen: {1}</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} Decoded only: {1}</source>
   <translation>{0} Nur ausgepackt: {1}</translation>
  </message>
  <message>
   <location filename="engine/drill_run.py" />
   <source>{0} {1} It is tried again later.</source>
   <translation>{0} {1} Es wird später noch einmal versucht.</translation>
  </message>
  <message>
   <location filename="engine/drill_scratch.py" />
   <source>The server has a database {0} already.</source>
   <translation>Der Server hat schon eine Datenbank {0}.</translation>
  </message>
  <message>
   <location filename="engine/drill_scratch.py" />
   <source>Remove it, then try again.</source>
   <translation>Entfernen Sie sie, dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="engine/drill_scratch.py" />
   <source>Nothing was written. A drill needs room for one more database; one that decodes only needs none.</source>
   <translation>Nichts wurde geschrieben. Eine Probe braucht Raum für eine weitere Datenbank; eine, die nur auspackt, braucht keinen.</translation>
  </message>
  <message>
   <location filename="engine/drill_scratch.py" />
   <source>The server says that it removed the scratch database {0}, and still lists it.</source>
   <translation>Der Server sagt, dass er die Probedatenbank {0} entfernt hat, und führt sie noch auf.</translation>
  </message>
  <message>
   <location filename="engine/drill_scratch.py" />
   <source>The scratch database {0} could not be removed now: {1}</source>
   <translation>Die Probedatenbank {0} konnte jetzt nicht entfernt werden: {1}</translation>
  </message>
  <message>
   <location filename="engine/engine.py" />
   <source>{0} This could not be written into the history: {1}</source>
   <translation>{0} Das konnte nicht in den Verlauf geschrieben werden: {1}</translation>
  </message>
  <message>
   <location filename="engine/engine.py" />
   <source>Look for its id among the runs that are going on.</source>
   <translation>Suchen Sie seine Kennung unter den Läufen, die im Gang sind.</translation>
  </message>
  <message>
   <location filename="engine/engine.py" />
   <source>{0} runs that begin with {1} go on.</source>
   <translation>{0} Läufe, die mit {1} beginnen, sind im Gang.</translation>
  </message>
  <message>
   <location filename="engine/engine.py" />
   <source>No run {0} goes on.</source>
   <translation>Kein Lauf {0} ist im Gang.</translation>
  </message>
  <message>
   <location filename="engine/extract.py" />
   <source>Line protocol cannot carry these rows: {0}</source>
   <translation>Line Protocol kann diese Zeilen nicht tragen: {0}</translation>
  </message>
  <message>
   <location filename="engine/extract.py" />
   <source>Take them out as Parquet or CSV instead.</source>
   <translation>Nehmen Sie sie als Parquet oder CSV heraus.</translation>
  </message>
  <message>
   <location filename="engine/health_facts.py" />
   <source>There is no right to use {0}.</source>
   <translation>Es fehlt das Recht, {0} zu benutzen.</translation>
  </message>
  <message>
   <location filename="engine/health_facts.py" />
   <source>its disk is probably not mounted. {0}</source>
   <translation>ihr Datenträger ist wohl nicht eingehängt. {0}</translation>
  </message>
  <message>
   <location filename="engine/health_facts.py" />
   <source>{0} is no folder.</source>
   <translation>{0} ist kein Ordner.</translation>
  </message>
  <message>
   <location filename="engine/health_facts.py" />
   <source>{0} is not there.</source>
   <translation>{0} ist nicht da.</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>the machine runs on battery</source>
   <translation>der Rechner läuft im Akkubetrieb</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>the network is metered</source>
   <translation>die Verbindung ist getaktet</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>another run on {0} is going on</source>
   <translation>ein anderer Lauf auf {0} ist im Gang</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>Whether the machine runs on battery could not be told; it ran anyway.</source>
   <translation>Ob der Rechner im Akkubetrieb läuft, war nicht zu erfahren; er lief trotzdem.</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>Whether the network is metered could not be told; it ran anyway.</source>
   <translation>Ob die Verbindung getaktet ist, war nicht zu erfahren; er lief trotzdem.</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>the disk of repository {0} is probably not mounted</source>
   <translation>der Datenträger der Ablage {0} ist wohl nicht eingehängt</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>the folder of repository {0} is not there</source>
   <translation>der Ordner der Ablage {0} ist nicht da</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>paused until {0}</source>
   <translation>ruht bis {0}</translation>
  </message>
  <message>
   <location filename="engine/holds.py" />
   <source>start of schedule {0}</source>
   <translation>Start des Zeitplans {0}</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>By then all archives were in {0}, verified; that folder is used now.</source>
   <translation>Da waren alle Archive in {0}, geprüft; dieser Ordner wird jetzt benutzt.</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>Everything is in {0}, as it was.</source>
   <translation>Alles ist in {0}, wie es war.</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>Everything is where it was.</source>
   <translation>Alles ist, wo es war.</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>Both folders hold every archive; the next start of the program ends the move. {0}</source>
   <translation>Beide Ordner enthalten jedes Archiv; der nächste Start des Programms beendet den Umzug. {0}</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>end of a move</source>
   <translation>Ende eines Umzugs</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>The repository {0} is not in {1} any more.</source>
   <translation>Die Ablage {0} ist nicht mehr in {1}.</translation>
  </message>
  <message>
   <location filename="engine/move_steps.py" />
   <source>Look at the list of folders.</source>
   <translation>Sehen Sie in die Liste der Ordner.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>copying and verifying</source>
   <translation>wird kopiert und geprüft</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>waiting until nobody reads there</source>
   <translation>wartet, bis dort niemand mehr liest</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Moved {0} ({1}) to {2}, verified there.</source>
   <translation>{0} ({1}) nach {2} verlegt, dort geprüft.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>move to {0}</source>
   <translation>Umzug nach {0}</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>In {0} the program keeps other things.</source>
   <translation>In {0} bewahrt das Programm anderes auf.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Choose another folder.</source>
   <translation>Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>The repository {0} is not there: {1}.</source>
   <translation>Die Ablage {0} ist nicht da: {1}.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Is the disk connected?</source>
   <translation>Ist der Datenträger angeschlossen?</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Choose a folder, or a name that is not there yet.</source>
   <translation>Wählen Sie einen Ordner, oder einen Namen, den es dort noch nicht gibt.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} holds archives, or folders of the same names, already.</source>
   <translation>{0} enthält schon Archive oder Ordner mit denselben Namen.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Choose an empty folder.</source>
   <translation>Wählen Sie einen leeren Ordner.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Is the disk connected and mounted? Or make it first.</source>
   <translation>Ist der Datenträger angeschlossen und eingehängt? Oder legen Sie ihn zuerst an.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} What is not of this program stayed in {1}: {2}.</source>
   <translation>{0} Was nicht von diesem Programm ist, blieb in {1}: {2}.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>the same folder as</source>
   <translation>gleich</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>not apart from</source>
   <translation>nicht getrennt von</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} is {1} that of repository {2}.</source>
   <translation>{0} ist {1} dem der Ablage {2}.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} lies on another disk than before, or something was taken out of it meanwhile.</source>
   <translation>{0} liegt auf einem anderen Datenträger als zuvor, oder etwas wurde inzwischen herausgenommen.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Everything is where it was. What is left on a disk that was pulled out can be removed.</source>
   <translation>Alles ist, wo es war. Was auf einem abgezogenen Datenträger übrig ist, kann entfernt werden.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>The archives take {0}, and {1} has {2} free.</source>
   <translation>Die Archive brauchen {0}, und {1} hat {2} frei.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Choose a larger disk, or remove archives first. Nothing was moved.</source>
   <translation>Wählen Sie einen größeren Datenträger, oder entfernen Sie zuerst Archive. Nichts wurde verlegt.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} came to the new folder otherwise than it was read.</source>
   <translation>{0} kam anders in den neuen Ordner, als es gelesen wurde.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Check that disk, its cable and the memory of this machine. Everything is where it was.</source>
   <translation>Prüfen Sie diesen Datenträger, sein Kabel und den Arbeitsspeicher dieses Rechners. Alles ist, wo es war.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} is not whole at its new place: {1}{2}</source>
   <translation>{0} ist am neuen Ort nicht heil: {1}{2}</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Everything is where it was. Verify it there: what is known as damaged is moved as it is.</source>
   <translation>Alles ist, wo es war. Prüfen Sie es dort: Was als beschädigt bekannt ist, wird verlegt, wie es ist.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Damaged, and moved as they are: {0}.</source>
   <translation>Beschädigt, und verlegt, wie sie sind: {0}.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>Archives of {0} lie there, too: name the new folder on that machine.</source>
   <translation>Auch Archive von {0} liegen dort: Nennen Sie den neuen Ordner auf jenem Rechner.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>move from {0}</source>
   <translation>Umzug von {0}</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>{0} is encrypted and was compared only: its password is not known.</source>
   <translation>{0} ist verschlüsselt und wurde nur verglichen: Sein Kennwort ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>What is in {0} is removed when the program starts again.</source>
   <translation>Was in {0} ist, wird entfernt, wenn das Programm wieder startet.</translation>
  </message>
  <message>
   <location filename="engine/moving.py" />
   <source>What is left in {0} could not be removed: {1}</source>
   <translation>Was in {0} übrig ist, konnte nicht entfernt werden: {1}</translation>
  </message>
  <message>
   <location filename="engine/opening.py" />
   <source>everything but rows</source>
   <translation>alles außer Zeilen</translation>
  </message>
  <message>
   <location filename="engine/part_check.py" />
   <source>the server showed fewer rows when the backup was gone on with</source>
   <translation>der Server zeigte weniger Zeilen, als die Sicherung fortgesetzt wurde</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>{0} holds nothing of this program any more, although {1}.</source>
   <translation>{0} enthält nichts mehr von diesem Programm, obwohl {1}.</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>1 backup is listed there</source>
   <translation>dort 1 Sicherung aufgeführt ist</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>{0} are listed there</source>
   <translation>dort {0} aufgeführt sind</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>The disk of repository {0} is probably not mounted: {1} What is written there now could land on another disk.</source>
   <translation>Der Datenträger der Ablage {0} ist wohl nicht eingehängt: {1} Was jetzt dorthin geschrieben wird, könnte auf einem anderen Datenträger landen.</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>Mount it, and try again. If the folder was emptied on purpose, or this is a new disk: Folders… at the top, Read again.</source>
   <translation>Hängen Sie ihn ein, und versuchen Sie es noch einmal. Wurde der Ordner absichtlich geleert oder ist es ein neuer Datenträger: oben Ordner…, Neu einlesen.</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>1 backup</source>
   <translation>1 Sicherung</translation>
  </message>
  <message>
   <location filename="engine/presence.py" />
   <source>{0} backups</source>
   <translation>{0} Sicherungen</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>{0} is frozen: rows are gone in {1} (look: “Acknowledge…” in the tab Monitor shows it)</source>
   <translation>{0} ist eingefroren: In {1} fehlen Zeilen (sehen Sie nach: „Bestätigen…“ im Reiter Überwachung zeigt es)</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>Moved {0} to the trash ({1}).</source>
   <translation>{0} kam in den Papierkorb ({1}).</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>{0} is dated in the future: a clock was wrong.</source>
   <translation>{0} trägt ein Datum in der Zukunft: eine Uhr ging falsch.</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>{0}. Nothing of it is removed.</source>
   <translation>{0}. Nichts davon wird entfernt.</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>Nothing was removed: retention keeps every backup.</source>
   <translation>Nichts wurde entfernt: Die Aufbewahrung behält jede Sicherung.</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>{0} keeps {1}, more than the {2} that are allowed.</source>
   <translation>{0} behält {1}, mehr als die erlaubten {2}.</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>its file is not there</source>
   <translation>ihre Datei ist nicht da</translation>
  </message>
  <message>
   <location filename="engine/pruning.py" />
   <source>its file has another size</source>
   <translation>ihre Datei hat eine andere Größe</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>{0} half-written {1} removed.</source>
   <translation>{0} halb geschriebene {1} entfernt.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>Tables that it was writing may be incomplete: go on with “Add what is missing” in the tab Restore, or remove them on the server.</source>
   <translation>Tabellen, in die geschrieben wurde, sind vielleicht unvollständig: Machen Sie weiter mit „Ergänzen, was fehlt“ im Reiter Wiederherstellung, oder entfernen Sie sie auf dem Server.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>file was</source>
   <translation>Datei wurde</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>files were</source>
   <translation>Dateien wurden</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>{0} Its archive {1} was complete and proved by then; it is listed.</source>
   <translation>{0} Ihr Archiv {1} war da schon vollständig und bewiesen; es ist aufgeführt.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>{0} Archives that were proved before are untouched.</source>
   <translation>{0} Archive, die vorher bewiesen waren, sind unberührt.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>What was moved by then is where it was to go: in the list of backups, or in the trash.</source>
   <translation>Was da schon verschoben war, ist, wohin es sollte: in der Liste der Sicherungen oder im Papierkorb.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>Its scratch database {0} is removed when a drill or the scheduler runs again.</source>
   <translation>Ihre Probedatenbank {0} wird entfernt, wenn wieder eine Probe oder der Zeitplaner läuft.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>The backup is untouched.</source>
   <translation>Die Sicherung ist unberührt.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>Temporary files were removed.</source>
   <translation>Temporäre Dateien wurden entfernt.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>What it overwrote is in the backup {0}.</source>
   <translation>Was sie überschrieb, ist in der Sicherung {0}.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>Proved by then, and listed now: {0}.</source>
   <translation>Da schon bewiesen, und jetzt aufgeführt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/recovery.py" />
   <source>Nothing needs to be done: the backup can be used.</source>
   <translation>Nichts ist zu tun: Die Sicherung ist zu gebrauchen.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>There is no repository {0}.</source>
   <translation>Es gibt keine Ablage {0}.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Known: {0}.</source>
   <translation>Bekannt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>The default repository cannot be removed.</source>
   <translation>Die Ablage der Vorgabe kann nicht entfernt werden.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Make another one the default first.</source>
   <translation>Machen Sie zuerst eine andere zur Vorgabe.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>It holds pinned backups: {0}.</source>
   <translation>Sie enthält angeheftete Sicherungen: {0}.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Unpin them first: More, Unpin.</source>
   <translation>Lösen Sie sie zuerst ab: Mehr, Ablösen.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Schedules store there: {0}.</source>
   <translation>Zeitpläne sichern dorthin: {0}.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Let them store elsewhere first.</source>
   <translation>Lassen Sie sie zuerst anderswohin sichern.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>There is the repository {0} at {1} already.</source>
   <translation>Es gibt schon die Ablage {0} in {1}.</translation>
  </message>
  <message>
   <location filename="engine/repositories.py" />
   <source>Use that one.</source>
   <translation>Benutzen Sie diese.</translation>
  </message>
  <message>
   <location filename="engine/resources.py" />
   <source>change of settings</source>
   <translation>Änderung der Einstellungen</translation>
  </message>
  <message>
   <location filename="engine/resources.py" />
   <source>folder of settings</source>
   <translation>Ordner der Einstellungen</translation>
  </message>
  <message>
   <location filename="engine/restore.py" />
   <source>Leave that table or time range out of the restore; the Parquet files in the archive still hold it.</source>
   <translation>Lassen Sie diese Tabelle oder diesen Zeitraum aus der Wiederherstellung weg; die Parquet-Dateien im Archiv enthalten sie weiterhin.</translation>
  </message>
  <message>
   <location filename="engine/restore.py" />
   <source>checking the archive</source>
   <translation>das Archiv wird geprüft</translation>
  </message>
  <message>
   <location filename="engine/restore.py" />
   <source>backing up what is overwritten</source>
   <translation>was überschrieben wird, wird gesichert</translation>
  </message>
  <message>
   <location filename="engine/restore.py" />
   <source>Look at the plan in the tab Restore.</source>
   <translation>Sehen Sie sich den Plan im Reiter Wiederherstellung an.</translation>
  </message>
  <message>
   <location filename="engine/restore.py" />
   <source>comparing what was left</source>
   <translation>was übrig war, wird verglichen</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>{0} {1} had come back and are gone again: the table or its database was dropped meanwhile.</source>
   <translation>{0} {1} waren zurück und sind wieder weg: Die Tabelle oder ihre Datenbank wurde inzwischen gelöscht.</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>{0} rows {1} differ ({2}): {3}</source>
   <translation>{0} Zeilen {1} weichen ab ({2}): {3}</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>1 row {0} differs ({1}): {2}</source>
   <translation>1 Zeile {0} weicht ab ({1}): {2}</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>the beginning</source>
   <translation>dem Anfang</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>the end</source>
   <translation>dem Ende</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>The rows {0} cannot be counted again: {1}</source>
   <translation>Die Zeilen {0} lassen sich nicht noch einmal zählen: {1}</translation>
  </message>
  <message>
   <location filename="engine/restore_check.py" />
   <source>The rows {0} cannot be read back: {1}</source>
   <translation>Die Zeilen {0} lassen sich nicht zurücklesen: {1}</translation>
  </message>
  <message>
   <location filename="engine/restore_move.py" />
   <source>The archive is damaged: {0}: {1}.</source>
   <translation>Das Archiv ist beschädigt: {0}: {1}.</translation>
  </message>
  <message>
   <location filename="engine/restore_move.py" />
   <source>Use another backup, or leave the damaged table or time range out of the restore.</source>
   <translation>Nehmen Sie eine andere Sicherung, oder lassen Sie die beschädigte Tabelle oder den Zeitraum aus der Wiederherstellung weg.</translation>
  </message>
  <message>
   <location filename="engine/restore_move.py" />
   <source>it holds {0}, the manifest says {1}</source>
   <translation>es enthält {0}, das Verzeichnis sagt {1}</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>As in the backup, but switched off ({0}). Whether it runs asynchronously no backup knows.</source>
   <translation>Wie in der Sicherung, aber ausgeschaltet ({0}). Ob er asynchron läuft, weiß keine Sicherung.</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>Not all rows of its database are right.</source>
   <translation>Nicht alle Zeilen seiner Datenbank sind richtig.</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>The server took it; it could not be read back.</source>
   <translation>Der Server nahm es an; es ließ sich nicht zurücklesen.</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>As in the backup.</source>
   <translation>Wie in der Sicherung.</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>it was off</source>
   <translation>er war aus</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>it was on: look at it, then switch it on</source>
   <translation>er war eingeschaltet: Sehen Sie ihn sich an, dann schalten Sie ihn ein</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>The server took it and does not show it as it was.</source>
   <translation>Der Server nahm es an und zeigt es nicht, wie es war.</translation>
  </message>
  <message>
   <location filename="engine/restore_objects.py" />
   <source>One of its name, or one like it, has come there: {0}</source>
   <translation>Eines mit diesem oder einem ähnlichen Namen ist dorthin gekommen: {0}</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>This run created the database {0}: remove it on the server, or go on with “Add what is missing” in the tab Restore.</source>
   <translation>Dieser Lauf hat die Datenbank {0} angelegt: Entfernen Sie sie auf dem Server, oder machen Sie weiter mit „Ergänzen, was fehlt“ im Reiter Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>This run created {0}: remove that on the server, or go on with “Add what is missing” in the tab Restore.</source>
   <translation>Dieser Lauf hat {0} angelegt: Entfernen Sie das auf dem Server, oder machen Sie weiter mit „Ergänzen, was fehlt“ im Reiter Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>The target was not changed.</source>
   <translation>Das Ziel wurde nicht geändert.</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>and {0} more differences</source>
   <translation>und {0} weitere Abweichungen</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>The server refused {0}: {1}</source>
   <translation>Der Server lehnte {0} ab: {1}</translation>
  </message>
  <message>
   <location filename="engine/restore_report.py" />
   <source>It was not finished.</source>
   <translation>Es wurde nicht beendet.</translation>
  </message>
  <message>
   <location filename="engine/restore_retention.py" />
   <source>{0} shall keep {1}, and keeps {2}: set it on the server.</source>
   <translation>{0} soll {1} behalten und behält {2}: Stellen Sie das auf dem Server ein.</translation>
  </message>
  <message>
   <location filename="engine/restore_retention.py" />
   <source>all rows</source>
   <translation>alle Zeilen</translation>
  </message>
  <message>
   <location filename="engine/restore_retention.py" />
   <source>rows for {0}</source>
   <translation>Zeilen {0}</translation>
  </message>
  <message>
   <location filename="engine/restore_retention.py" />
   <source>The retention was not set, because not all of it is right. {0}</source>
   <translation>Die Aufbewahrung wurde nicht gesetzt, weil nicht alles davon stimmt. {0}</translation>
  </message>
  <message>
   <location filename="engine/restore_retention.py" />
   <source>The server took the retention and does not show it. {0}</source>
   <translation>Der Server nahm die Aufbewahrung an und zeigt sie nicht. {0}</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>{0} restored and compared row by row.</source>
   <translation>{0} wiederhergestellt und Zeile für Zeile verglichen.</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>Look at the plan in the tab Restore; another database name in “Where” restores beside.</source>
   <translation>Sehen Sie sich den Plan im Reiter Wiederherstellung an; ein anderer Name der Datenbank in „Wohin“ stellt daneben wieder her.</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>Nothing was missing: {0} compared row by row.</source>
   <translation>Es fehlte nichts: {0} Zeile für Zeile verglichen.</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>This restore overwrites tables and was not confirmed. Nothing was written.</source>
   <translation>Diese Wiederherstellung überschreibt Tabellen und wurde nicht bestätigt. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>Read the plan in the tab Restore, then confirm it by typing the name.</source>
   <translation>Lesen Sie den Plan im Reiter Wiederherstellung, dann bestätigen Sie ihn, indem Sie den Namen eingeben.</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>{0} of {1} are not as in the backup: {2}.{3}: {4}</source>
   <translation>{0} von {1} sind nicht wie in der Sicherung: {2}.{3}: {4}</translation>
  </message>
  <message>
   <location filename="engine/restore_run.py" />
   <source>The backup is untouched. Look at the report, mend the cause, and restore again.</source>
   <translation>Die Sicherung ist unberührt. Sehen Sie sich den Bericht an, beheben Sie die Ursache, und stellen Sie noch einmal wieder her.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>The table {0}.{1} has come to the server since the plan was made.</source>
   <translation>Die Tabelle {0}.{1} ist auf den Server gekommen, seit der Plan gemacht wurde.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>Make a new plan.</source>
   <translation>Machen Sie einen neuen Plan.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>The table is not there.</source>
   <translation>Die Tabelle ist nicht da.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>Columns that the backup does not have: {0}.</source>
   <translation>Spalten, die die Sicherung nicht hat: {0}.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>The tags are in the order {0}.</source>
   <translation>Die Tags haben die Reihenfolge {0}.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>{0}: the server refused columns of these names, which hold no value: {1}.</source>
   <translation>{0}: Der Server lehnte Spalten mit diesen Namen ab, die keinen Wert enthalten: {1}.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>{0}: columns without any value could not be added to the table that was there: {1}.</source>
   <translation>{0}: Spalten ohne jeden Wert konnten der vorhandenen Tabelle nicht hinzugefügt werden: {1}.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>Column {0} is not there.</source>
   <translation>Spalte {0} ist nicht da.</translation>
  </message>
  <message>
   <location filename="engine/restore_target.py" />
   <source>Column {0} is a {1} of type {2}.</source>
   <translation>Spalte {0} ist {1} vom Typ {2}.</translation>
  </message>
  <message>
   <location filename="engine/safety_backup.py" />
   <source>Taken before a restore overwrote these tables.</source>
   <translation>Gemacht, bevor eine Wiederherstellung diese Tabellen überschrieb.</translation>
  </message>
  <message>
   <location filename="engine/safety_backup.py" />
   <source>Nothing was overwritten: the safety backup {0} may not hold all that would be. {1}</source>
   <translation>Nichts wurde überschrieben: Die zuvor gemachte Sicherung {0} enthält womöglich nicht alles, was überschrieben würde. {1}</translation>
  </message>
  <message>
   <location filename="engine/safety_backup.py" />
   <source>Try again when the server has come to rest, or restore beside: under another database name in “Where”.</source>
   <translation>Versuchen Sie es noch einmal, wenn der Server zur Ruhe gekommen ist, oder stellen Sie daneben wieder her: unter einem anderen Datenbanknamen in „Wohin“.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} Its time, {1}, stays due.</source>
   <translation>{0} Ihre Zeit, {1}, bleibt fällig.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} was held back: {1}. It runs as soon as that is over.</source>
   <translation>{0} wurde zurückgehalten: {1}. Er läuft, sobald das vorbei ist.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} did not start {1} {2}, first at {3}: the program did not run, the machine was off or asleep, or the start was held back. It is caught up once.</source>
   <translation>{0} begann {1} {2} nicht, zuerst am {3}: Das Programm lief nicht, der Rechner war aus oder schlief, oder der Start wurde zurückgehalten. Es wird einmal nachgeholt.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>it is {0} here and {1} on {2}.</source>
   <translation>hier ist es {0} und {1} auf {2}.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>at least {0}</source>
   <translation>mindestens {0}</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} does not tell its time, so that the clock of this machine is not certain.</source>
   <translation>{0} nennt seine Zeit nicht, so dass nicht sicher ist, ob die Uhr dieses Rechners richtig geht.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>Nothing was pruned: {0} It is done after the next backup when the two agree.</source>
   <translation>Nichts wurde aufgeräumt: {0} Es geschieht nach der nächsten Sicherung, wenn beide übereinstimmen.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} was left out: a person took it out of the queue.</source>
   <translation>{0} wurde ausgelassen: Jemand nahm ihn aus der Warteschlange.</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>{0} does not answer</source>
   <translation>{0} antwortet nicht</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>It ran by the settings as they were before: {0}</source>
   <translation>Er lief mit den Einstellungen, wie sie zuvor waren: {0}</translation>
  </message>
  <message>
   <location filename="engine/scheduler.py" />
   <source>Started {0} late.</source>
   <translation>{0} verspätet begonnen.</translation>
  </message>
  <message>
   <location filename="engine/schedules.py" />
   <source>There is a schedule {0} already.</source>
   <translation>Es gibt schon einen Zeitplan {0}.</translation>
  </message>
  <message>
   <location filename="engine/schedules.py" />
   <source>Choose another name, or remove it first.</source>
   <translation>Wählen Sie einen anderen Namen, oder entfernen Sie ihn zuerst.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>Use an admin token, or give this one the right to read there.</source>
   <translation>Nehmen Sie ein Admin-Token, oder geben Sie diesem das Recht, dort zu lesen.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>The token has no right to read (403): {0}.</source>
   <translation>Das Token hat kein Recht zu lesen (403): {0}.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>The token has no right to read (403): {0}. Nothing was saved: that would be missing in the backup.</source>
   <translation>Das Token hat kein Recht zu lesen (403): {0}. Nichts wurde gesichert: Das würde in der Sicherung fehlen.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>The server has nothing of what is chosen: {0} is not there.</source>
   <translation>Der Server hat nichts von dem, was gewählt ist: {0} ist nicht da.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>Choose something else: its databases are {0}.</source>
   <translation>Wählen Sie etwas anderes: Seine Datenbanken sind {0}.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>The database {0} was dropped while the backup was taken.</source>
   <translation>Die Datenbank {0} wurde gelöscht, während die Sicherung lief.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>Use an admin token, or give this one the right to read there. Or choose only what it may read: {0}.</source>
   <translation>Nehmen Sie ein Admin-Token, oder geben Sie diesem das Recht, dort zu lesen. Oder wählen Sie nur, was es lesen darf: {0}.</translation>
  </message>
  <message>
   <location filename="engine/selecting.py" />
   <source>The server does not have {0}, which is chosen by name: there is nothing of it in this backup.</source>
   <translation>Der Server hat {0} nicht, obwohl mit Namen gewählt: In dieser Sicherung ist nichts davon.</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>they have no time</source>
   <translation>sie haben keine Zeit</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>they are of another time range</source>
   <translation>sie sind aus einem anderen Zeitraum</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>The server answered other rows of {0} than it was asked for: {1}.</source>
   <translation>Der Server antwortete mit anderen Zeilen von {0}, als gefragt waren: {1}.</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>Was the table dropped and made anew? Is there a proxy with a cache in between? Then run it again.</source>
   <translation>Wurde die Tabelle gelöscht und neu angelegt? Steht ein Proxy mit Zwischenspeicher dazwischen? Dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>column {0} is not among them</source>
   <translation>Spalte {0} ist nicht darunter</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>column {0} is {1} instead of {2}</source>
   <translation>Spalte {0} ist {1} statt {2}</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>The server sent a Parquet file of {0} that cannot be read: {1}</source>
   <translation>Der Server sandte eine Parquet-Datei von {0}, die nicht lesbar ist: {1}</translation>
  </message>
  <message>
   <location filename="engine/served.py" />
   <source>Look into the server's log, and at what stands between; then run it again.</source>
   <translation>Sehen Sie in das Protokoll des Servers und auf das, was dazwischen steht; dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>arguments of the triggers of {0}</source>
   <translation>Argumente der Trigger von {0}</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>names and rights of tokens</source>
   <translation>Namen und Rechte von Token</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>token secrets</source>
   <translation>Geheimnisse von Token</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>plugin code</source>
   <translation>Code von Plug-ins</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>installed Python packages</source>
   <translation>installierte Python-Pakete</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>run_async of triggers</source>
   <translation>run_async von Triggern</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>The server lists none, although this program came with one.</source>
   <translation>Der Server führt keine auf, obwohl dieses Programm mit einem kam.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>InfluxDB before 3.6 does not tell them; the triggers name the plug-ins they use.</source>
   <translation>InfluxDB vor 3.6 teilt sie nicht mit; die Trigger nennen die Plug-ins, die sie benutzen.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>Not read, and not in this backup: {0}. {1}</source>
   <translation>Nicht gelesen und nicht in dieser Sicherung: {0}. {1}</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>InfluxDB before 3.3 does not tell them.</source>
   <translation>InfluxDB vor 3.3 teilt sie nicht mit.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>behaviour on errors of the triggers of {0}</source>
   <translation>Verhalten bei Fehlern der Trigger von {0}</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>InfluxDB before 3.10 does not tell it.</source>
   <translation>InfluxDB vor 3.10 teilt es nicht mit.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>The token may not read the system tables.</source>
   <translation>Das Token darf die Systemtabellen nicht lesen.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>The token may not read them.</source>
   <translation>Das Token darf sie nicht lesen.</translation>
  </message>
  <message>
   <location filename="engine/server_objects.py" />
   <source>The server does not list them.</source>
   <translation>Der Server führt sie nicht auf.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>There is a file {0} already.</source>
   <translation>Es gibt schon eine Datei {0}.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Choose another name, or move it away.</source>
   <translation>Wählen Sie einen anderen Namen, oder verschieben Sie sie.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>No settings are kept in {0}.</source>
   <translation>In {0} werden keine Einstellungen aufbewahrt.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Its archives can be listed all the same: Folders… at the top, Add….</source>
   <translation>Seine Archive lassen sich trotzdem aufführen: „Ordner…“ oben, „Hinzufügen…“.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Several machines kept theirs there: {0}.</source>
   <translation>Mehrere Rechner bewahrten ihre dort auf: {0}.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Choose one in the list.</source>
   <translation>Wählen Sie eine in der Liste.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Something else is set here already: {0}.</source>
   <translation>Hier ist schon etwas anderes eingestellt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>Nothing was changed. With “Replace” ticked the imported ones take their place.</source>
   <translation>Nichts wurde geändert. Mit angehaktem „Ersetzen“ treten die importierten an ihre Stelle.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>The password of encrypted archives is not known here.</source>
   <translation>Das Kennwort verschlüsselter Archive ist hier nicht bekannt.</translation>
  </message>
  <message>
   <location filename="engine/settings_transfer.py" />
   <source>{0} holds no settings of {1}.</source>
   <translation>{0} enthält keine Einstellungen von {1}.</translation>
  </message>
  <message>
   <location filename="engine/support_file.py" />
   <source>Influx Backup {0}</source>
   <translation>Influx Backup {0}</translation>
  </message>
  <message>
   <location filename="engine/support_file.py" />
   <source>desktop {0}, session {1}</source>
   <translation>Arbeitsfläche {0}, Sitzung {1}</translation>
  </message>
  <message>
   <location filename="engine/support_file.py" />
   <source>It could not be read: {0}
</source>
   <translation>Es war nicht lesbar: {0}
</translation>
  </message>
  <message>
   <location filename="engine/support_file.py" />
   <source>not installed</source>
   <translation>nicht installiert</translation>
  </message>
  <message>
   <location filename="engine/table_parts.py" />
   <source>The table {0}.{1} was dropped while the backup was taken.</source>
   <translation>Die Tabelle {0}.{1} wurde gelöscht, während die Sicherung lief.</translation>
  </message>
  <message>
   <location filename="engine/table_parts.py" />
   <source>The server no longer shows {0} of {1}.{2} that it showed before this backup was cut off (from {3} to {4}). They are in this backup; others of that time may not be. {5}</source>
   <translation>Der Server zeigt {0} von {1}.{2} nicht mehr, die er zeigte, bevor diese Sicherung abbrach (von {3} bis {4}). Sie sind in dieser Sicherung; andere aus dieser Zeit vielleicht nicht. {5}</translation>
  </message>
  <message>
   <location filename="engine/table_parts.py" />
   <source>The server does not say clearly in which order the tags of {0}{1} are: a restore makes them in the order of their names.</source>
   <translation>Der Server sagt nicht klar, in welcher Reihenfolge die Tags von {0}{1} sind: Eine Wiederherstellung legt sie in der Reihenfolge ihrer Namen an.</translation>
  </message>
  <message>
   <location filename="engine/table_parts.py" />
   <source>Rows of {0}.{1} came and went while they were read: the server counted or listed other rows than it showed. The backup holds what was read last; take another one.</source>
   <translation>Zeilen von {0}.{1} kamen und gingen, während sie gelesen wurden: Der Server zählte oder nannte andere Zeilen, als er zeigte. Die Sicherung enthält, was zuletzt gelesen wurde; machen Sie noch eine.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>Took {0} out of the trash.</source>
   <translation>{0} aus dem Papierkorb geholt.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>{0} It counts as not proved until it is verified.</source>
   <translation>{0} Sie zählt als nicht bewiesen, bis sie geprüft ist.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>1 archive was</source>
   <translation>1 Archiv wurde</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>{0} archives were</source>
   <translation>{0} Archive wurden</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>{0} removed for ever ({1}).</source>
   <translation>{0} für immer entfernt ({1}).</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>Nothing in the trash had to go.</source>
   <translation>Nichts im Papierkorb musste gehen.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>take {0} out of the trash</source>
   <translation>{0} aus dem Papierkorb holen</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>empty the trash</source>
   <translation>den Papierkorb leeren</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>The same backup is listed already: {0}.</source>
   <translation>Dieselbe Sicherung ist schon aufgeführt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>The trash was not touched.</source>
   <translation>Der Papierkorb wurde nicht angerührt.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>look at the trash</source>
   <translation>in den Papierkorb sehen</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>There is no {0} in the trash.</source>
   <translation>{0} ist nicht im Papierkorb.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>{0} in the trash are called {1}.</source>
   <translation>{0} im Papierkorb heißen {1}.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>Name one by its path: {0}.</source>
   <translation>Nennen Sie eines mit seinem Pfad: {0}.</translation>
  </message>
  <message>
   <location filename="engine/trash.py" />
   <source>See what is there in the folder .trash beside the archives.</source>
   <translation>Sehen Sie nach, was im Ordner .trash neben den Archiven liegt.</translation>
  </message>
  <message>
   <location filename="engine/undo.py" />
   <source>Which rows the restore has left could not be listed: {0}</source>
   <translation>Welche Zeilen die Wiederherstellung zurückließ, ließ sich nicht aufführen: {0}</translation>
  </message>
  <message>
   <location filename="engine/undo.py" />
   <source>{0} runs begin with {1}.</source>
   <translation>{0} Läufe beginnen mit {1}.</translation>
  </message>
  <message>
   <location filename="engine/undo.py" />
   <source>There is no run {0}.</source>
   <translation>Es gibt keinen Lauf {0}.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>Nobody went on with {0} that had been cut off; removed: {1}.</source>
   <translation>Niemand setzte {0} fort, die abgebrochen waren; entfernt: {1}.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>{0} that were read are kept until {1}: the next backup of the same data goes on from there.</source>
   <translation>{0}, die gelesen waren, werden bis {1} behalten: Die nächste Sicherung derselben Daten geht von dort weiter.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>{0} backups that were cut off are called {1}.</source>
   <translation>{0} abgebrochene Sicherungen heißen {1}.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>There are: {0}.</source>
   <translation>Es gibt: {0}.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>No backup that was cut off is kept.</source>
   <translation>Keine abgebrochene Sicherung wird behalten.</translation>
  </message>
  <message>
   <location filename="engine/unfinished.py" />
   <source>make room</source>
   <translation>Platz schaffen</translation>
  </message>
  <message>
   <location filename="engine/unopened.py" />
   <source>FAILED: Influx Backup cannot start: {0}</source>
   <translation>FEHLGESCHLAGEN: Influx Backup kann nicht starten: {0}</translation>
  </message>
  <message>
   <location filename="engine/unopened.py" />
   <source>No backup is taken, and nothing is checked, until this is mended. Archives are not touched.</source>
   <translation>Keine Sicherung wird gemacht und nichts geprüft, bis das behoben ist. Archive werden nicht angerührt.</translation>
  </message>
  <message>
   <location filename="engine/values_since_restart.py" />
   <source>comparing values with the backup before</source>
   <translation>Vergleich der Werte mit der Sicherung davor</translation>
  </message>
  <message>
   <location filename="engine/values_since_restart.py" />
   <source>The server was restarted, and values could not be compared with those of {0}: {1}</source>
   <translation>Der Server wurde neu gestartet, und Werte konnten nicht mit denen von {0} verglichen werden: {1}</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>{0} of {1} backups could not be read. </source>
   <translation>{0} von {1} Sicherungen waren nicht lesbar. </translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>{0} found, {1}in {2}: {3}: {4}. Still restorable from {5}: {6}.</source>
   <translation>{0} gefunden, {1}in {2}: {3}: {4}. Noch wiederherstellbar aus {5}: {6}.</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>Do not delete older backups. Take a new backup now, and check the disk.</source>
   <translation>Löschen Sie keine älteren Sicherungen. Machen Sie jetzt eine neue, und prüfen Sie den Datenträger.</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>{0}: all as saved.{1}</source>
   <translation>{0}: alles wie gesichert.{1}</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>1 damaged place</source>
   <translation>1 beschädigte Stelle</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>{0} damaged places</source>
   <translation>{0} beschädigte Stellen</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>damaged place</source>
   <translation>beschädigte Stelle</translation>
  </message>
  <message>
   <location filename="engine/verify_run.py" />
   <source>the first </source>
   <translation>die erste </translation>
  </message>
  <message>
   <location filename="engine/window_reader.py" />
   <source>The server refuses to read even one instant of this table: too many files or too much data overlap.</source>
   <translation>Der Server weigert sich, auch nur einen Augenblick dieser Tabelle zu lesen: Zu viele Dateien oder zu viele Daten überschneiden sich.</translation>
  </message>
  <message>
   <location filename="engine/window_reader.py" />
   <source>Restart the server with a higher --query-file-limit (InfluxDB 3 Core: 432), then back up again.</source>
   <translation>Starten Sie den Server mit höherem --query-file-limit neu (InfluxDB 3 Core: 432), dann sichern Sie noch einmal.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>wal buffer full</source>
   <translation>wal buffer full</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>wal is shutdown</source>
   <translation>wal is shutdown</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>buffer already shutdown</source>
   <translation>buffer already shutdown</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>field not found in table buffer</source>
   <translation>Feld im Puffer der Tabelle nicht gefunden</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server answered {0}: {1}</source>
   <translation>Der Server antwortete {0}: {1}</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Look into the server's log; then run the backup again.</source>
   <translation>Sehen Sie in das Protokoll des Servers; dann lassen Sie die Sicherung noch einmal laufen.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The token is not allowed to do this (403).</source>
   <translation>Das Token darf das nicht (403).</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Use an admin token, or one with read (backup) or write (restore) rights on the database.</source>
   <translation>Nehmen Sie ein Admin-Token, oder eines mit Lese- (Sicherung) oder Schreibrecht (Wiederherstellung) für die Datenbank.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The token may not ask the server for its version (403).</source>
   <translation>Das Token darf den Server nicht nach seiner Version fragen (403).</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Use an admin token, or give it the right system:ping:read beside those on the databases.</source>
   <translation>Nehmen Sie ein Admin-Token, oder geben Sie ihm neben den Rechten an den Datenbanken das Recht system:ping:read.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>What is kept as the token of this server is none: it holds spaces, more than one line, or letters that no token has. Nothing was sent.</source>
   <translation>Was als Token dieses Servers hinterlegt ist, ist keines: Es enthält Leerzeichen, mehr als eine Zeile oder Buchstaben, die kein Token hat. Es wurde nichts gesendet.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>A token is one word, such as apiv3_…: keep it alone, without “Bearer”, and without anything around it.</source>
   <translation>Ein Token ist ein einziges Wort wie apiv3_…: Hinterlegen Sie es allein, ohne „Bearer“ und ohne etwas darum herum.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server answered {0} to rows: {1}</source>
   <translation>Der Server antwortete auf Zeilen mit {0}: {1}</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Look into the server's log, and at what stands between; then go on with “Add what is missing” in the tab Restore.</source>
   <translation>Sehen Sie in das Protokoll des Servers und auf das, was dazwischen steht; dann machen Sie weiter mit „Ergänzen, was fehlt“ im Reiter Wiederherstellung.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>file limit</source>
   <translation>file limit</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Resources exhausted</source>
   <translation>Resources exhausted</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server refuses to read so much at once: {0}</source>
   <translation>Der Server weigert sich, so viel auf einmal zu lesen: {0}</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Raise --query-file-limit of the server if a smaller window does not help.</source>
   <translation>Erhöhen Sie --query-file-limit des Servers, wenn ein kleineres Fenster nicht hilft.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>database not found</source>
   <translation>database not found</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server does not have it (any more): {0}</source>
   <translation>Der Server hat das nicht (mehr): {0}</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Check the names and try again.</source>
   <translation>Prüfen Sie die Namen und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server does not accept the token (401).</source>
   <translation>Der Server nimmt das Token nicht an (401).</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>Check that the token is present, complete and not expired: Servers… at the top tests and changes it.</source>
   <translation>Prüfen Sie, ob das Token da, vollständig und nicht abgelaufen ist: „Server…“ oben prüft und ändert es.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>max request size</source>
   <translation>max request size</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The server refused the rows ({0}): {1}</source>
   <translation>Der Server lehnte die Zeilen ab ({0}): {1}</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>The report names the rows; the table may have another schema in the target.</source>
   <translation>Der Bericht nennt die Zeilen; vielleicht hat die Tabelle im Ziel ein anderes Schema.</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>

Stack backtrace:</source>
   <translation>

Stack backtrace:</translation>
  </message>
  <message>
   <location filename="influx/answers.py" />
   <source>without a text</source>
   <translation>ohne einen Text</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>{0} answers, but not as InfluxDB 3 does.</source>
   <translation>{0} antwortet, aber nicht wie InfluxDB 3.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>Check the address and port; a proxy may stand in between. InfluxDB 1 and 2 are not supported.</source>
   <translation>Prüfen Sie Adresse und Port; vielleicht steht ein Proxy dazwischen. InfluxDB 1 und 2 werden nicht unterstützt.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source> without encryption</source>
   <translation> ohne Verschlüsselung</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>{0} sends us elsewhere, to {1}://{2}{3} ({4}). That is not followed: the token and the rows go to no address that nobody has entered.</source>
   <translation>{0} schickt uns anderswohin, nach {1}://{2}{3} ({4}). Dem wird nicht gefolgt: Token und Zeilen gehen an keine Adresse, die niemand eingegeben hat.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>If that address is the right one, enter it as the address of the server. Otherwise look at the proxy.</source>
   <translation>Ist diese Adresse die richtige, geben Sie sie als Adresse des Servers ein. Sonst sehen Sie nach dem Proxy.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>The server cut its answer short.</source>
   <translation>Der Server brach seine Antwort ab.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>Check the network and the server's log.</source>
   <translation>Prüfen Sie das Netz und das Protokoll des Servers.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>does not answer</source>
   <translation>antwortet nicht</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>The server at {0} {1}.</source>
   <translation>Der Server unter {0} {1}.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>Is it running, is the address right (http or https?), is the network up? Then run it again.</source>
   <translation>Läuft er, stimmt die Adresse (http oder https?), ist das Netz da? Dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>stopped answering in the middle</source>
   <translation>hörte mittendrin auf zu antworten</translation>
  </message>
  <message>
   <location filename="influx/bodies.py" />
   <source>cannot be reached or broke the connection</source>
   <translation>ist nicht erreichbar oder brach die Verbindung ab</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>The server's list of the files of {0}.{1} cannot be read: {2}</source>
   <translation>Die Liste des Servers mit den Dateien von {0}.{1} ist nicht lesbar: {2}</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>Look into the server's log.</source>
   <translation>Sehen Sie in das Protokoll des Servers.</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>{0} answers, but not as InfluxDB 3 does (/ping: {1}).</source>
   <translation>{0} antwortet, aber nicht wie InfluxDB 3 (/ping: {1}).</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>Check the address and port; InfluxDB 1 and 2 are not supported.</source>
   <translation>Prüfen Sie Adresse und Port; InfluxDB 1 und 2 werden nicht unterstützt.</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>The server cut its answer short after {0}.</source>
   <translation>Der Server brach seine Antwort nach {0} ab.</translation>
  </message>
  <message>
   <location filename="influx/client.py" />
   <source>Check the network and the server's log, then run it again.</source>
   <translation>Prüfen Sie das Netz und das Protokoll des Servers, dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="influx/day_differences.py" />
   <source>column {0}: {1} in the backup, {2} on the server</source>
   <translation>Spalte {0}: {1} in der Sicherung, {2} auf dem Server</translation>
  </message>
  <message>
   <location filename="influx/rows.py" />
   <source>only in the backup</source>
   <translation>nur in der Sicherung</translation>
  </message>
  <message>
   <location filename="influx/rows.py" />
   <source>only on the server</source>
   <translation>nur auf dem Server</translation>
  </message>
  <message>
   <location filename="influx/rows.py" />
   <source>{0}: {1} {2} in the backup, {3} on the server</source>
   <translation>{0}: {1} {2} in der Sicherung, {3} auf dem Server</translation>
  </message>
  <message>
   <location filename="influx/schema.py" />
   <source>Column {0} has the type {1}, which this program does not know.</source>
   <translation>Spalte {0} hat den Typ {1}, den dieses Programm nicht kennt.</translation>
  </message>
  <message>
   <location filename="influx/schema.py" />
   <source>Update this program: saving a type that is not understood would not be a backup.</source>
   <translation>Aktualisieren Sie dieses Programm: Einen Typ zu sichern, der nicht verstanden wird, wäre keine Sicherung.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Neither token nor rows were sent.</source>
   <translation>Weder Token noch Zeilen wurden gesendet.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>is for another name</source>
   <translation>gilt für einen anderen Namen</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>is not trusted: it is signed by nobody whom this machine knows</source>
   <translation>ist nicht vertrauenswürdig: Niemand, den dieser Rechner kennt, hat es unterschrieben</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>has expired</source>
   <translation>ist abgelaufen</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>is not valid yet</source>
   <translation>ist noch nicht gültig</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>is not valid</source>
   <translation>ist nicht gültig</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Use the name that stands in the certificate. If that was right, somebody may be in between.</source>
   <translation>Benutzen Sie den Namen, der im Zertifikat steht. War er richtig, so ist vielleicht jemand dazwischen.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Give the certificate of your own authority: Servers… at the top, Edit…, Certificates.</source>
   <translation>Geben Sie das Zertifikat Ihrer eigenen Stelle an: „Server…“ oben, „Ändern…“, Zertifikate.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Renew it; is the clock of this machine right?</source>
   <translation>Erneuern Sie es; oder geht die Uhr dieses Rechners falsch?</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Is the clock of this machine right?</source>
   <translation>Geht die Uhr dieses Rechners richtig?</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Have it made anew.</source>
   <translation>Lassen Sie ein neues machen.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>{0} does not speak TLS as it should ({1}).</source>
   <translation>{0} spricht TLS nicht, wie es soll ({1}).</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Is this the port for https, and not one for http? Nothing is sent without encryption instead.</source>
   <translation>Ist das der Port für https und nicht einer für http? Unverschlüsselt wird stattdessen nichts gesendet.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>it holds no certificates</source>
   <translation>sie enthält keine Zertifikate</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>The certificates in {0} cannot be read: {1}.</source>
   <translation>Die Zertifikate in {0} sind nicht lesbar: {1}.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>Name a file in PEM.</source>
   <translation>Nennen Sie eine Datei in PEM.</translation>
  </message>
  <message>
   <location filename="influx/tls_errors.py" />
   <source>The certificate of {0} {1}. {2} ({3})</source>
   <translation>Das Zertifikat von {0} {1}. {2} ({3})</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>{0} is not the address of a server.</source>
   <translation>{0} ist keine Adresse des Servers.</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>Write it as http://127.0.0.1:8181.</source>
   <translation>Schreiben Sie sie als http://127.0.0.1:8181.</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>The job was given up.</source>
   <translation>Der Auftrag wurde aufgegeben.</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>See the first problem of this run.</source>
   <translation>Sehen Sie sich das erste Problem dieses Laufs an.</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>The server is too busy ({0}): {1}</source>
   <translation>Der Server ist zu beschäftigt ({0}): {1}</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>Try again later, or with fewer requests in flight.</source>
   <translation>Versuchen Sie es später noch einmal, oder mit weniger Anfragen zugleich.</translation>
  </message>
  <message>
   <location filename="influx/transport.py" />
   <source>no text</source>
   <translation>kein Text</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Table {0}: {1}.</source>
   <translation>Tabelle {0}: {1}.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Column {0}: {1}.</source>
   <translation>Spalte {0}: {1}.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Column {0} holds a text of {1} bytes; this server takes {2} bytes.</source>
   <translation>Spalte {0} enthält einen Text von {1} Bytes; dieser Server nimmt {2} Bytes.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Tag {0} has the value {1}, which ends with a backslash.</source>
   <translation>Tag {0} hat den Wert {1}, der mit einem umgekehrten Schrägstrich endet.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Tag {0} has the value {1}, which holds a newline or tab.</source>
   <translation>Tag {0} hat den Wert {1}, der einen Zeilenumbruch oder Tabulator enthält.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>{0} without any field.</source>
   <translation>{0} ohne jedes Feld.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>{0} like others but for a tag that is empty there and null here.</source>
   <translation>{0} wie andere bis auf ein Tag, das dort leer und hier null ist.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>Column {0} holds NaN {1}.</source>
   <translation>Spalte {0} enthält NaN {1}.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>The row at {0} makes a line of {1} bytes; a server takes {2} bytes at a time.</source>
   <translation>Die Zeile bei {0} ergibt {1} Bytes; ein Server nimmt {2} Bytes auf einmal.</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>1 time</source>
   <translation>einmal</translation>
  </message>
  <message>
   <location filename="influx/unwritable.py" />
   <source>{0} times</source>
   <translation>{0}-mal</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>the sender {0}</source>
   <translation>den Absender {0}</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>the mail</source>
   <translation>die Mail</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>some recipients (the others have got it): {0}</source>
   <translation>manche Empfänger (die anderen haben sie): {0}</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>Influx Backup</source>
   <translation>Influx Backup</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>There is no password for {0} at {1}.</source>
   <translation>Es gibt kein Kennwort für {0} bei {1}.</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>Store it again, or say where it is.</source>
   <translation>Speichern Sie es noch einmal, oder sagen Sie, wo es ist.</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>every recipient: {0}</source>
   <translation>jeden Empfänger: {0}</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>The mail server {0} refused the login of {1}: {2}</source>
   <translation>Der Mailserver {0} lehnte die Anmeldung von {1} ab: {2}</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>Check user and password. Many providers want an app password, which is made in the account's settings.</source>
   <translation>Prüfen Sie Benutzer und Kennwort. Viele Anbieter wollen ein App-Kennwort, das man in den Einstellungen des Kontos macht.</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>The mail server {0} offers no login that is known here.</source>
   <translation>Der Mailserver {0} bietet keine Anmeldung, die hier bekannt ist.</translation>
  </message>
  <message>
   <location filename="notify/mail.py" />
   <source>Many servers offer it only behind STARTTLS or TLS. A server that needs no login is used without a user.</source>
   <translation>Viele Server bieten sie nur hinter STARTTLS oder TLS. Einen Server ohne Anmeldung benutzt man ohne Benutzer.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>The mail server {0}:{1}</source>
   <translation>Der Mailserver {0}:{1}</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>The certificate of the mail server {0}</source>
   <translation>Das Zertifikat des Mailservers {0}</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>If this is a port for STARTTLS (587), choose STARTTLS.</source>
   <translation>Ist das ein Port für STARTTLS (587), wählen Sie STARTTLS.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>The mail server {0} refused {1}</source>
   <translation>Der Mailserver {0} lehnte {1} ab</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Check the addresses. Some servers take only mail of their own users, or want a login first.</source>
   <translation>Prüfen Sie die Adressen. Manche Server nehmen nur Mail eigener Benutzer oder wollen zuerst eine Anmeldung.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} cannot be reached: {1}.</source>
   <translation>{0} ist nicht erreichbar: {1}.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Is it running, and are name and port right?</source>
   <translation>Läuft er, und stimmen Name und Port?</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} is not valid: {1}.</source>
   <translation>{0} ist nicht gültig: {1}.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Nothing was sent.</source>
   <translation>Nichts wurde gesendet.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>If this is a port for TLS (465), choose TLS.</source>
   <translation>Ist das ein Port für TLS (465), wählen Sie TLS.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} speaks no TLS there ({1}).</source>
   <translation>{0} spricht dort kein TLS ({1}).</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Port 465 is usual for TLS from the first byte, 587 for STARTTLS: try the other one.</source>
   <translation>Port 465 ist üblich für TLS vom ersten Byte an, 587 für STARTTLS: Versuchen Sie den anderen.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} offers no STARTTLS; nothing was sent.</source>
   <translation>{0} bietet kein STARTTLS; nichts wurde gesendet.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Use TLS (port 465), or, only if nobody else is on the way, a plain connection.</source>
   <translation>Nehmen Sie TLS (Port 465), oder, nur wenn sonst niemand auf dem Weg ist, eine unverschlüsselte Verbindung.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>It may be busy, or refuse this machine: try later.</source>
   <translation>Vielleicht ist er beschäftigt oder lehnt diesen Rechner ab: Versuchen Sie es später.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>There is no mail server {0}: its name is not known.</source>
   <translation>Es gibt keinen Mailserver {0}: Sein Name ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Check the name and the network.</source>
   <translation>Prüfen Sie den Namen und das Netz.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} did not answer within {1} s.</source>
   <translation>{0} hat innerhalb von {1} s nicht geantwortet.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>Check name and port; many networks let nothing out through port 25.</source>
   <translation>Prüfen Sie Name und Port; viele Netze lassen nichts über Port 25 hinaus.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} closed the connection.</source>
   <translation>{0} schloss die Verbindung.</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} is for another name: nothing was sent. ({1})</source>
   <translation>{0} gilt für einen anderen Namen: nichts wurde gesendet. ({1})</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} is signed by nobody whom this machine knows: nothing was sent. ({1})</source>
   <translation>{0} hat niemand unterschrieben, den dieser Rechner kennt: nichts wurde gesendet. ({1})</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>If it is your own server, name the file of your certificates (CA).</source>
   <translation>Ist es Ihr eigener Server, so nennen Sie die Datei mit Ihren Zertifikaten (CA).</translation>
  </message>
  <message>
   <location filename="notify/mail_errors.py" />
   <source>{0} has expired: nothing was sent.</source>
   <translation>{0} ist abgelaufen: nichts wurde gesendet.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>Needs an app password (not the one of the account).</source>
   <translation>Braucht ein App-Kennwort (nicht das des Kontos).</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>{0} Two-step verification must be on.</source>
   <translation>{0} Die Anmeldung in zwei Schritten muss eingeschaltet sein.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>iCloud Mail</source>
   <translation>iCloud Mail</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>Yahoo Mail</source>
   <translation>Yahoo Mail</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>POP3 and IMAP access must be switched on.</source>
   <translation>Der Zugriff über POP3 und IMAP muss eingeschaltet sein.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>Needs the password for e-mail programs.</source>
   <translation>Braucht das Kennwort für E-Mail-Programme.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>Microsoft 365</source>
   <translation>Microsoft 365</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>The administrator must allow authenticated SMTP for this mailbox.</source>
   <translation>Der Administrator muss SMTP mit Anmeldung für dieses Postfach erlauben.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>The user is the word apikey.</source>
   <translation>Der Benutzer ist das Wort apikey.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>User and password are the API token.</source>
   <translation>Benutzer und Kennwort sind das API-Token.</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>A mail server on this machine</source>
   <translation>Ein Mailserver auf diesem Rechner</translation>
  </message>
  <message>
   <location filename="notify/presets.py" />
   <source>Without a login.</source>
   <translation>Ohne Anmeldung.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Check the address at the service that gave it.</source>
   <translation>Prüfen Sie die Adresse bei dem Dienst, der sie gab.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>{0} cannot be reached.</source>
   <translation>{0} ist nicht erreichbar.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Check the address and the network.</source>
   <translation>Prüfen Sie die Adresse und das Netz.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Is the address complete, and still valid?</source>
   <translation>Ist die Adresse vollständig und noch gültig?</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>{0} sends it elsewhere ({1}).</source>
   <translation>{0} schickt es anderswohin ({1}).</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Name the address that it leads to.</source>
   <translation>Nennen Sie die Adresse, zu der sie führt.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>The certificate of {0} is not valid; nothing was sent.</source>
   <translation>Das Zertifikat von {0} ist nicht gültig; nichts wurde gesendet.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Is the name right, and the clock?</source>
   <translation>Stimmt der Name, und die Uhr?</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>Check the network.</source>
   <translation>Prüfen Sie das Netz.</translation>
  </message>
  <message>
   <location filename="notify/web.py" />
   <source>{0} refused it: {1}. {2}</source>
   <translation>{0} lehnte es ab: {1}. {2}</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>There is already a file {0}.</source>
   <translation>Es gibt schon eine Datei {0}.</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>What was written to {0} a moment ago cannot be read back.</source>
   <translation>Was eben nach {0} geschrieben wurde, lässt sich nicht zurücklesen.</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>The disk or its cable may be failing. Choose another repository.</source>
   <translation>Vielleicht geht der Datenträger oder sein Kabel kaputt. Wählen Sie eine andere Ablage.</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>This password cannot encrypt an archive: it is empty or holds bytes that are no text.</source>
   <translation>Mit diesem Kennwort lässt sich kein Archiv verschlüsseln: Es ist leer oder enthält Bytes, die kein Text sind.</translation>
  </message>
  <message>
   <location filename="store/archive.py" />
   <source>Choose another one; letters, digits and signs of any language are fine.</source>
   <translation>Wählen Sie ein anderes; Buchstaben, Ziffern und Zeichen jeder Sprache sind recht.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>it has {0} instead of {1}</source>
   <translation>es hat {0} statt {1}</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>its content is not what was written (SHA-256)</source>
   <translation>sein Inhalt ist nicht, was geschrieben wurde (SHA-256)</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} is encrypted.</source>
   <translation>{0} ist verschlüsselt.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>Choose it in the tab Restore, or verify it: the window then asks for the password.</source>
   <translation>Wählen Sie sie im Reiter Wiederherstellung, oder prüfen Sie sie: Dann fragt das Fenster nach dem Kennwort.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} cannot be opened with this password{1}.</source>
   <translation>{0} lässt sich mit diesem Kennwort nicht öffnen{1}.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} is damaged: its header is not what it was when the archive could be opened.</source>
   <translation>{0} ist beschädigt: Sein Kopf ist nicht mehr, was er war, als das Archiv sich öffnen ließ.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>Use another backup, and check the disk.</source>
   <translation>Nehmen Sie eine andere Sicherung, und prüfen Sie den Datenträger.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} holds a member with an unsafe name: {1}.</source>
   <translation>{0} enthält einen Eintrag mit einem unsicheren Namen: {1}.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>It was not made by this program. Do not unpack it.</source>
   <translation>Dieses Programm hat es nicht gemacht. Packen Sie es nicht aus.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} holds two members of the same name.</source>
   <translation>{0} enthält zwei Einträge mit demselben Namen.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>Use another backup.</source>
   <translation>Nehmen Sie eine andere Sicherung.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} has no manifest: it is not a backup, or it was never finished.</source>
   <translation>{0} hat kein Verzeichnis: Es ist keine Sicherung, oder sie wurde nie fertig.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>Use another backup; what is inside may still be readable with any archiver.</source>
   <translation>Nehmen Sie eine andere Sicherung; was darin ist, lässt sich vielleicht mit jedem Packprogramm lesen.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} is missing in {1}.</source>
   <translation>{0} fehlt in {1}.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} in {1} is damaged: {2}.</source>
   <translation>{0} in {1} ist beschädigt: {2}.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} in {1} is not what it should be.</source>
   <translation>{0} in {1} ist nicht, was es sein soll.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} is damaged or is no 7z archive: {1}</source>
   <translation>{0} ist beschädigt oder kein 7z-Archiv: {1}</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>{0} in {1} is damaged: {2}</source>
   <translation>{0} in {1} ist beschädigt: {2}</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>Restore the other tables, or use another backup.</source>
   <translation>Stellen Sie die anderen Tabellen wieder her, oder nehmen Sie eine andere Sicherung.</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source>the member is missing</source>
   <translation>der Eintrag fehlt</translation>
  </message>
  <message>
   <location filename="store/archive_reader.py" />
   <source> (or it is damaged)</source>
   <translation> (oder es ist beschädigt)</translation>
  </message>
  <message>
   <location filename="store/backup_index.py" />
   <source>{0} backups are called {1}.</source>
   <translation>{0} Sicherungen heißen {1}.</translation>
  </message>
  <message>
   <location filename="store/backup_index.py" />
   <source>Name one by its id: </source>
   <translation>Nennen Sie eine mit ihrer Kennung: </translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>The catalog {0} is damaged: {1}.</source>
   <translation>Der Katalog {0} ist beschädigt: {1}.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>Move it away, then read the archives again: Folders… at the top, Read again.</source>
   <translation>Verschieben Sie ihn, dann lesen Sie die Archive neu ein: „Ordner…“ oben, „Neu einlesen“.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>The catalog would become too large for this disk or for this user: {0}.</source>
   <translation>Der Katalog würde zu groß für diesen Datenträger oder diesen Benutzer: {0}.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>`ulimit -f` may set a limit: raise it. Archives are not touched.</source>
   <translation>`ulimit -f` setzt vielleicht eine Grenze: Erhöhen Sie sie. Archive werden nicht angerührt.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>The disk of the catalog is full: {0}.</source>
   <translation>Der Datenträger des Katalogs ist voll: {0}.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>Free some space; archives are not touched.</source>
   <translation>Schaffen Sie Platz; Archive werden nicht angerührt.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>The catalog {0} cannot be used: {1}.</source>
   <translation>Der Katalog {0} ist nicht zu gebrauchen: {1}.</translation>
  </message>
  <message>
   <location filename="store/catalog_errors.py" />
   <source>Does another process hold it, is the disk there, and may you write to it?</source>
   <translation>Hält ihn ein anderer Prozess, ist der Datenträger da, und dürfen Sie hineinschreiben?</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Choose another name, or remove it.</source>
   <translation>Wählen Sie einen anderen Namen, oder entfernen Sie ihn.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>{0} is a file, not a folder.</source>
   <translation>{0} ist eine Datei, kein Ordner.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Rename it, or move it away.</source>
   <translation>Benennen Sie sie um, oder verschieben Sie sie.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>The disk is full: {0}.</source>
   <translation>Der Datenträger ist voll: {0}.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Free some space, or choose another repository.</source>
   <translation>Schaffen Sie Platz, oder wählen Sie eine andere Ablage.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>The file has become too large for this disk or for this user: {0}.</source>
   <translation>Die Datei ist zu groß geworden für diesen Datenträger oder diesen Benutzer: {0}.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>FAT32 ends at 4 GB, and `ulimit -f` may set a limit. Choose another repository, or back up less.</source>
   <translation>FAT32 endet bei 4 GB, und `ulimit -f` setzt vielleicht eine Grenze. Wählen Sie eine andere Ablage, oder sichern Sie weniger.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>The disk is read-only: {0}.</source>
   <translation>Der Datenträger ist schreibgeschützt: {0}.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Mount it for writing, or choose another one.</source>
   <translation>Hängen Sie ihn zum Schreiben ein, oder wählen Sie einen anderen.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Change the owner or the rights.</source>
   <translation>Ändern Sie den Besitzer oder die Rechte.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>{0} cannot be used: {1}.</source>
   <translation>{0} ist nicht zu gebrauchen: {1}.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Choose another name or folder.</source>
   <translation>Wählen Sie einen anderen Namen oder Ordner.</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>The disk or folder is gone: {0} ({1}).</source>
   <translation>Der Datenträger oder Ordner ist weg: {0} ({1}).</translation>
  </message>
  <message>
   <location filename="store/files.py" />
   <source>Is it connected and mounted? Then run it again.</source>
   <translation>Ist er angeschlossen und eingehängt? Dann versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="store/kept_settings.py" />
   <source>influx-backup-settings 1</source>
   <translation>influx-backup-settings 1</translation>
  </message>
  <message>
   <location filename="store/kept_settings.py" />
   <source>unnamed machine</source>
   <translation>unbenannter Rechner</translation>
  </message>
  <message>
   <location filename="store/kept_settings.py" />
   <source>{0} holds no settings of this program: {1}.</source>
   <translation>{0} enthält keine Einstellungen dieses Programms: {1}.</translation>
  </message>
  <message>
   <location filename="store/kept_settings.py" />
   <source>Choose a file that was exported, or the folder of a repository.</source>
   <translation>Wählen Sie eine Datei, die exportiert wurde, oder den Ordner einer Ablage.</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>another process</source>
   <translation>einem anderen Prozess</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>process {0} on {1} ({2}, since {3})</source>
   <translation>Prozess {0} auf {1} ({2}, seit {3})</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>The {0} {1} is in use by {2}.</source>
   <translation>In Gebrauch: {0} {1}, von {2}.</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>Wait until that has ended, or stop it, and try again.</source>
   <translation>Warten Sie, bis das beendet ist, oder halten Sie es an, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>The folder {0} cannot be locked: {1}.</source>
   <translation>Der Ordner {0} lässt sich nicht sperren: {1}.</translation>
  </message>
  <message>
   <location filename="store/lock.py" />
   <source>Its file system does not know locks (some network mounts can be told to); choose another folder.</source>
   <translation>Sein Dateisystem kennt keine Sperren (manchen Netzlaufwerken lässt es sich beibringen); wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>{0} of the file without a meaning</source>
   <translation>{0} der Datei ohne Bedeutung</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it holds {0} instead of {1}</source>
   <translation>es enthält {0} statt {1}</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it holds rows without a time</source>
   <translation>es enthält Zeilen ohne Zeit</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it holds times outside its window</source>
   <translation>es enthält Zeiten außerhalb seines Fensters</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it has two columns of one name</source>
   <translation>es hat zwei Spalten mit einem Namen</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it has no time column</source>
   <translation>es hat keine Zeitspalte</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it cannot be decoded: {0}</source>
   <translation>es lässt sich nicht lesen: {0}</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it has a column {0} that the manifest does not know</source>
   <translation>es hat eine Spalte {0}, die das Verzeichnis nicht kennt</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>its header is not what it was when it was proved</source>
   <translation>sein Kopf ist nicht mehr, was er war, als es bewiesen wurde</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>the parts hold {0} from {1} to {2}; the manifest says {3} from {4} to {5}, or other days</source>
   <translation>die Teile enthalten {0} von {1} bis {2}; das Verzeichnis sagt {3} von {4} bis {5}, oder andere Tage</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>it is missing</source>
   <translation>es fehlt</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>the manifest does not know it</source>
   <translation>das Verzeichnis kennt es nicht</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>its content is not what SHA256SUMS says</source>
   <translation>sein Inhalt ist nicht, was SHA256SUMS sagt</translation>
  </message>
  <message>
   <location filename="store/proof.py" />
   <source>the manifest and SHA256SUMS disagree</source>
   <translation>Verzeichnis und SHA256SUMS widersprechen sich</translation>
  </message>
  <message>
   <location filename="store/repository.py" />
   <source>{0} is no folder: archives of this server cannot be put there.</source>
   <translation>{0} ist kein Ordner: Archive dieses Servers können nicht dorthin gelegt werden.</translation>
  </message>
  <message>
   <location filename="store/repository.py" />
   <source>Move it away.</source>
   <translation>Verschieben Sie ihn.</translation>
  </message>
  <message>
   <location filename="store/repository.py" />
   <source>The path of the repository {0} is a file, not a folder: {1}.</source>
   <translation>Der Pfad der Ablage {0} ist eine Datei und kein Ordner: {1}.</translation>
  </message>
  <message>
   <location filename="store/repository.py" />
   <source>Is the disk connected and mounted? If the folder shall be new, make it first.</source>
   <translation>Ist der Datenträger angeschlossen und eingehängt? Soll der Ordner neu sein, legen Sie ihn zuerst an.</translation>
  </message>
  <message>
   <location filename="store/run_history.py" />
   <source> The clock was set back after this was written: this time comes again.</source>
   <translation> Die Uhr wurde zurückgestellt, nachdem dies geschrieben wurde: Diese Zeit kommt noch einmal.</translation>
  </message>
  <message>
   <location filename="store/run_history.py" />
   <source>This {0} was interrupted: the program ended before it did (power cut, crash or kill).</source>
   <translation>Unterbrochen ({0}): Das Programm endete, bevor es fertig war (Stromausfall, Absturz oder Abbruch).</translation>
  </message>
  <message>
   <location filename="store/run_history.py" />
   <source>Start it again. Archives that were proved before are untouched.</source>
   <translation>Starten Sie noch einmal. Archive, die vorher bewiesen waren, sind unberührt.</translation>
  </message>
  <message>
   <location filename="store/run_history.py" />
   <source>Another run on {0} is going on.</source>
   <translation>Ein anderer Lauf auf {0} ist im Gang.</translation>
  </message>
  <message>
   <location filename="store/run_history.py" />
   <source>It starts when that has ended.</source>
   <translation>Er beginnt, wenn der beendet ist.</translation>
  </message>
  <message>
   <location filename="store/seals.py" />
   <source>it failed</source>
   <translation>sie schlug fehl</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>archive password</source>
   <translation>Kennwort der Archive</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>influx-backup alerts</source>
   <translation>influx-backup alerts</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>mail password</source>
   <translation>Kennwort der Mail</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>webhook address</source>
   <translation>Adresse des Webhooks</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>ping address</source>
   <translation>Adresse des Totmann-Signals</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>The token of server {0}</source>
   <translation>Das Token des Servers {0}</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} is in an unknown place: {1}.</source>
   <translation>{0} ist an einem unbekannten Ort: {1}.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Known are "none", "keyring", "env:NAME" and "file:PATH"; for a token also "ask".</source>
   <translation>Bekannt sind "none", "keyring", "env:NAME" und "file:PATH"; für ein Token auch "ask".</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Other users may read the token: chmod 600 {0}</source>
   <translation>Andere Benutzer können das Token lesen: chmod 600 {0}</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Choose another place under “Kept in”.</source>
   <translation>Wählen Sie einen anderen Ort unter „Aufbewahrt in“.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Say that it is in a variable or a file instead.</source>
   <translation>Sagen Sie stattdessen, dass es in einer Variablen oder Datei ist.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Set the variable {0} instead.</source>
   <translation>Setzen Sie stattdessen die Variable {0}.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>this machine, or this session, has none.</source>
   <translation>Dieser Rechner oder diese Sitzung hat keinen.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>The token of server {0} is kept nowhere: it has to be typed each time.</source>
   <translation>Das Token des Servers {0} wird nirgends aufbewahrt: Es muss jedes Mal eingegeben werden.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Type it when the window asks, or choose a place for it: Servers… at the top, Edit….</source>
   <translation>Geben Sie es ein, wenn das Fenster fragt, oder wählen Sie einen Ort dafür: „Server…“ oben, „Ändern…“.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} should be in the variable {1}, which is not set.</source>
   <translation>{0} soll in der Variablen {1} sein, die nicht gesetzt ist.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Set it (export {0}=…); under cron or systemd it must be set there too.</source>
   <translation>Setzen Sie sie (export {0}=…); unter cron oder systemd muss sie auch dort gesetzt sein.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} should be in {1}, which is empty.</source>
   <translation>{0} soll in {1} sein; die Datei ist leer.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Write it into that file.</source>
   <translation>Schreiben Sie es in diese Datei.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} is not in the keyring.</source>
   <translation>{0} ist nicht im Schlüsselbund.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>This machine has no keyring to keep secrets in.</source>
   <translation>Dieser Rechner hat keinen Schlüsselbund, um Geheimnisse aufzubewahren.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>The keyring did not take it: {0}.</source>
   <translation>Der Schlüsselbund nahm es nicht an: {0}.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>it is not text</source>
   <translation>es ist kein Text</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} should be in {1}: {2}.</source>
   <translation>{0} soll in {1} sein: {2}.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Put it there, readable by you only, or name another file.</source>
   <translation>Legen Sie es dorthin, nur für Sie lesbar, oder nennen Sie eine andere Datei.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>{0} is in the keyring, which does not answer: {1}.</source>
   <translation>{0} ist im Schlüsselbund, der nicht antwortet: {1}.</translation>
  </message>
  <message>
   <location filename="store/secrets.py" />
   <source>Unlock the keyring; where there is none (cron, a server), say that it is in a variable or a file.</source>
   <translation>Entsperren Sie den Schlüsselbund; wo es keinen gibt (cron, ein Server), sagen Sie, dass es in einer Variablen oder Datei ist.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>The settings in {0} cannot be read: {1}.</source>
   <translation>Die Einstellungen in {0} sind nicht lesbar: {1}.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>The file was not changed. Mend it, or move it away to start with empty settings; archives are not touched.</source>
   <translation>Die Datei wurde nicht geändert. Berichtigen Sie sie, oder verschieben Sie sie, um mit leeren Einstellungen zu beginnen; Archive werden nicht angerührt.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>There is no server {0}.</source>
   <translation>Es gibt keinen Server {0}.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>There is no schedule {0}.</source>
   <translation>Es gibt keinen Zeitplan {0}.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>The settings in {0} were written by a newer version of this program (format {1}).</source>
   <translation>Die Einstellungen in {0} hat eine neuere Version dieses Programms geschrieben (Format {1}).</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>Install that version. The file was not changed.</source>
   <translation>Installieren Sie diese Version. Die Datei wurde nicht geändert.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>Add it first: Servers… at the top, Add….</source>
   <translation>Fügen Sie ihn zuerst hinzu: „Server…“ oben, „Hinzufügen…“.</translation>
  </message>
  <message>
   <location filename="store/settings.py" />
   <source>Add one in the tab Schedule.</source>
   <translation>Legen Sie einen im Reiter Zeitplan an.</translation>
  </message>
  <message>
   <location filename="store/seven_zip.py" />
   <source>it has {0} bytes, more than it should</source>
   <translation>es hat {0} Bytes, mehr als es soll</translation>
  </message>
  <message>
   <location filename="store/seven_zip.py" />
   <source>its content is not what was written (CRC-32)</source>
   <translation>sein Inhalt ist nicht, was geschrieben wurde (CRC-32)</translation>
  </message>
  <message>
   <location filename="store/seven_zip.py" />
   <source>the archive ends too early</source>
   <translation>das Archiv endet zu früh</translation>
  </message>
  <message>
   <location filename="store/seven_zip.py" />
   <source>it cannot be unpacked ({0}: {1})</source>
   <translation>es lässt sich nicht auspacken ({0}: {1})</translation>
  </message>
  <message>
   <location filename="store/trash.py" />
   <source>{0} is not in the repository {1}.</source>
   <translation>{0} ist nicht in der Ablage {1}.</translation>
  </message>
  <message>
   <location filename="store/trash.py" />
   <source>There is an archive {0} already.</source>
   <translation>Es gibt schon ein Archiv {0}.</translation>
  </message>
  <message>
   <location filename="store/trash.py" />
   <source>Move or rename that one first.</source>
   <translation>Verschieben Sie dieses zuerst, oder benennen Sie es um.</translation>
  </message>
  <message>
   <location filename="store/trash.py" />
   <source>{0} is no longer in the trash.</source>
   <translation>{0} ist nicht mehr im Papierkorb.</translation>
  </message>
 </context>
</TS>
