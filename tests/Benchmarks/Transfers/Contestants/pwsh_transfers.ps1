# One transfer by the module in the real shell, measured once it is imported and has sent a first request. See PwshContestant.cs.
param([string] $Manifest, [string] $WarmUp, [string] $Transfer)

$ErrorActionPreference = 'Stop'

function Get-Peak {
    (Select-String '^VmHWM:\s+(\d+)' '/proc/self/status').Matches[0].Groups[1].Value / 1KB
}

Import-Module $Manifest
$run = @{ shellPeak = Get-Peak; shellProcessor = [Environment]::CpuUsage.TotalTime.TotalSeconds }
$clock = [Diagnostics.Stopwatch]::StartNew()
$null = [scriptblock]::Create($WarmUp).Invoke()
$run.cold = $clock.Elapsed.TotalSeconds

$script = [scriptblock]::Create($Transfer)
$before = [Environment]::CpuUsage
$clock.Restart()
$null = $script.Invoke()
$run.wall = $clock.Elapsed.TotalSeconds
$after = [Environment]::CpuUsage
$run.user = ($after.UserTime - $before.UserTime).TotalSeconds
$run.system = ($after.PrivilegedTime - $before.PrivilegedTime).TotalSeconds
$run.peak = Get-Peak
$run | ConvertTo-Json -Compress
