# Plain paths, and no method called: binding the first one takes PowerShell as long as everything else here.
if ($PSEdition -eq 'Core') { Import-Module $PSScriptRoot/net8.0/S3Encryption.dll } else { Import-Module $PSScriptRoot/net472/S3Encryption.dll }
