[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'Every suite is given it.')]
param([Parameter(Mandatory)] [string] $Manifest)

Describe 'The scripts of the project' {
    It 'are as PSScriptAnalyzer wants them' {
        if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed'; return }
        $root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
        $scripts = @(Get-ChildItem (Join-Path $root '*') -File -Include '*.ps1', '*.psd1') +
            @('build', 'src', 'tests' | ForEach-Object { Get-ChildItem (Join-Path $root $_) -Recurse -File -Include '*.ps1', '*.psm1', '*.psd1' })
        # Not copies that a build has made of them.
        $scripts = $scripts | Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' }
        $scripts.Count | Should -BeGreaterThan 50
        # A rule that throws is no finding: the error names no file, so it is told with the file's name.
        # `Export-ModuleMember -Function` makes rules throw now and then (PowerShell/PowerShell#27842): modules name their functions by position.
        $findings = foreach ($script in $scripts.FullName) {
            Invoke-ScriptAnalyzer $script -ErrorAction SilentlyContinue -ErrorVariable thrown |
                ForEach-Object { "$($_.ScriptPath):$($_.Line) $($_.RuleName): $($_.Message)" }
            $thrown | ForEach-Object { "${script}: a rule threw: $($_.Exception)" }
        }
        $findings | Should -BeNullOrEmpty
    }
}
