<#
.SYNOPSIS
Reads the examples of a markdown file: its powershell blocks, each with the comment above it that says what is special about it.
.DESCRIPTION
<!-- not run: WHY -->     is shown and not run
<!-- warns: PATTERN -->   is expected to warn so
<!-- fails: ERROR ID -->  is expected to fail so
.PARAMETER Path
The markdown file.
#>
param([Parameter(Mandatory)] [string] $Path)

Set-StrictMode -Version Latest
$lines = [IO.File]::ReadAllLines($Path)
$heading = $mark = ''
for ($i = 0; $i -lt $lines.Count; $i++) {
    if ($lines[$i] -match '^#+ (?<text>.+)$') { $heading = $Matches.text; continue }
    if ($lines[$i] -match '^<!-- (?<text>.+) -->$') { $mark = $Matches.text; continue }
    if ($lines[$i] -notmatch '^```(?<language>\w*)$') { if ($lines[$i]) { $mark = '' }; continue }
    $language, $start = $Matches.language, ($i + 1)
    while ($lines[++$i] -ne '```') { }
    if ($language -eq 'powershell') {
        @{
            Name   = "$heading (line $start)"
            Line   = $start
            Code   = $lines[$start..($i - 1)] -join "`n"
            NotRun = if ($mark -match '^not run: (.+)$') { $Matches[1] }
            Warns  = if ($mark -match '^warns: (.+)$') { $Matches[1] }
            Fails  = if ($mark -match '^fails: (.+)$') { $Matches[1] }
        }
    }

    $mark = ''
}
