$framework = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
Import-Module ([System.IO.Path]::Combine($PSScriptRoot, $framework, 'S3Encryption.dll'))
