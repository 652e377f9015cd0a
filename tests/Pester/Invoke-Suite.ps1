<#
.SYNOPSIS
Runs the Pester suites on a packaged module. build.ps1 -Task TestPackage makes the package and calls this.
.PARAMETER Manifest
The package's S3Encryption.psd1.
.PARAMETER ResultsPath
A file for the results, in NUnit's XML.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Manifest,

    [string] $ResultsPath
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0

# The AWS SDK reads where profiles are, and which, once in a process: never those of whoever runs this.
$env:AWS_CONFIG_FILE = [IO.Path]::Combine($PSScriptRoot, 'Examples', 'aws-config')
$env:AWS_SHARED_CREDENTIALS_FILE = [IO.Path]::Combine($PSScriptRoot, 'Examples', 'aws-credentials')

$configuration = New-PesterConfiguration
$configuration.Run.Container = New-PesterContainer -Path (Join-Path $PSScriptRoot '*.Tests.ps1') -Data @{ Manifest = $Manifest }
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
if ($ResultsPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ResultsPath
}
$result = Invoke-Pester -Configuration $configuration
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'Console', 'Console.psm1'))
Stop-SharedSandbox
if ($result.Result -ne 'Passed' -or $result.PassedCount -eq 0) { exit 1 }
