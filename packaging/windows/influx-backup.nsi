; Installer for one person, without administrator rights. Compiled by packaging/windows/build.sh, on Windows and on Linux.
; The uninstaller removes the files that the installer brought, by name, and folders only where they are empty:
; archives, settings and logs stay, wherever they lie.
Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "Influx Backup"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\InfluxBackup"

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Influx Backup"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "LegalCopyright" "MIT licence"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\influx-backup-gui.exe"

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Quit it (in the tray and in terminals too), then try again."
LangString RUNNING ${LANG_GERMAN} "${NAME} läuft noch. Bitte beenden (auch im Infobereich und in Terminals) und noch einmal versuchen."
LangString MENU ${LANG_ENGLISH} "Start menu"
LangString MENU ${LANG_GERMAN} "Startmenü"
LangString LOGIN ${LANG_ENGLISH} "Start at login, hidden in the tray"
LangString LOGIN ${LANG_GERMAN} "Bei der Anmeldung starten, im Infobereich"
LangString KEPT ${LANG_ENGLISH} "Backups, settings and logs were left where they are."
LangString KEPT ${LANG_GERMAN} "Sicherungen, Einstellungen und Protokolle bleiben, wo sie sind."

; A program that runs cannot be written: Windows says so when it is opened.
!macro WaitForEndOf program label
  ${label}:
  ${If} ${FileExists} "$INSTDIR\${program}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${program}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY ${label}
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend
; A scheduler or a backup in a terminal counts too: half of its files would stay those of the old version.
!macro WaitForEnd un
Function ${un}WaitForEnd
  !insertmacro WaitForEndOf "influx-backup-gui.exe" window
  !insertmacro WaitForEndOf "influx-backup.exe" terminal
FunctionEnd
!macroend
!insertmacro WaitForEnd ""
!insertmacro WaitForEnd "un."

Section "!${NAME}"
  SectionIn RO
  Call WaitForEnd
  ; What an older version brought goes first, so that nothing of it stays behind; start at login stays as it was.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  !include "${LISTS}/install.nsh"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\influx-backup-gui.exe"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
SectionEnd

Section "$(MENU)"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\influx-backup-gui.exe"
SectionEnd

; The entry that Preferences switches on and off (gui/autostart.py).
Section /o "$(LOGIN)"
  WriteRegStr HKCU "${RUN}" "influx-backup" '"$INSTDIR\influx-backup-gui.exe" --hidden'
SectionEnd

Section "Uninstall"
  Call un.WaitForEnd
  !include "${LISTS}/uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${If} ${Errors}
    ; One entry for each home folder.
    StrCpy $0 0
    next:
    EnumRegValue $1 HKCU "${RUN}" $0
    ${If} $1 != ""
      StrCpy $2 $1 13
      ${If} $2 == "influx-backup"
        DeleteRegValue HKCU "${RUN}" $1
      ${Else}
        IntOp $0 $0 + 1
      ${EndIf}
      Goto next
    ${EndIf}
    MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
  ${EndIf}
SectionEnd
