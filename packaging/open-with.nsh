; Offers Inkling under "Open with" for files that stay other programs', which a file association of the installer would take from them.

!macro OpensWith EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXTENSION}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro OpensWith ".keras"
  !insertmacro OpensWith ".onnx"
  !insertmacro OpensWith ".h5"
  !insertmacro OpensWith ".hdf5"
  !insertmacro OpensWith ".jsonl"
  !insertmacro OpensWith ".png"
  !insertmacro OpensWith ".jpg"
  !insertmacro OpensWith ".jpeg"
  !insertmacro OpensWith ".webp"
  !insertmacro OpensWith ".gif"
  !insertmacro OpensWith ".bmp"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
!macroend
