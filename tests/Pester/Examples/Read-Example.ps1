<#
.SYNOPSIS
Reads the examples of a markdown file: its powershell blocks, each with the comment above it that says what is special about it.
.DESCRIPTION
<!-- not run: WHY -->     it is shown and not run
<!-- warns: PATTERN -->   it is expected to warn so
<!-- fails: ERROR ID -->  it is expected to fail so, once
<!-- before: COMMANDS --> what it finds, where the world has it not
A block without a language below it is output: its first line is what the example's output has, too.
.PARAMETER Path
The markdown file.
#>
param([Parameter(Mandatory)] [string] $Path)

Set-StrictMode -Version Latest
$lines = [IO.File]::ReadAllLines($Path)
$heading, $example, $marks = '', $null, @{}
for ($i = 0; $i -lt $lines.Count; $i++) {
    if ($lines[$i] -match '^#+ (?<text>.+)$') { $heading, $example = $Matches.text, $null; continue }
    if ($lines[$i] -match '^<!-- (?<mark>not run|warns|fails|before): (?<text>.+) -->$') { $marks[$Matches.mark] = $Matches.text; continue }
    if ($lines[$i] -notmatch '^```(?<language>\w*)$') { if ($lines[$i]) { $marks = @{} }; continue }
    $language, $start = $Matches.language, ($i + 1)
    while ($lines[++$i] -ne '```') { }
    if ($language -eq '' -and $example -and $lines[$start]) { $example.Shows = $lines[$start].Trim() -replace '\s+', ' ' }
    if ($language -eq 'powershell') {
        $example = @{
            Name   = "$heading (line $start)"
            Line   = $start
            Code   = $lines[$start..($i - 1)] -join "`n"
            NotRun = $marks['not run']
            Warns  = $marks['warns']
            Fails  = $marks['fails']
            Before = $marks['before']
            Shows  = $null
        }
        $example
    }

    $marks = @{}
}
