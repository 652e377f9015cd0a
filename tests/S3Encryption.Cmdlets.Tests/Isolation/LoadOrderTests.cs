using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Isolation;

/// <summary>Beside another module that carries an older AWS SDK, in a process of its own for each order.</summary>
public sealed class LoadOrderTests
{
    // Ours reaches the SDK: an endpoint where nobody listens makes it try and fail in its own words.
    private const string UseOurs = """
        Import-Module $Manifest
        $secret = [System.Net.NetworkCredential]::new('', 'x').SecurePassword
        $credential = [pscredential]::new('AKIDEXAMPLE', $secret)
        try { Get-S3BucketEncryption logs -EndpointUrl https://127.0.0.1:1 -Region us-east-1 -Credential $credential -ErrorAction Stop }
        catch { "ours: $($_.FullyQualifiedErrorId)" }
        foreach ($a in [AppDomain]::CurrentDomain.GetAssemblies()) {
            if ($a.GetName().Name -in 'AWSSDK.Core', 'AWSSDK.S3' -and
                [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($a).Name -eq 'S3Encryption') {
                "ours: $($a.GetName().Name) $([System.Diagnostics.FileVersionInfo]::GetVersionInfo($a.Location).FileVersion)"
            }
        }
        """;

    private static readonly string[] Ours =
    [
        "ours: EndpointUnreachable,S3Encryption.Commands.Buckets.GetS3BucketEncryptionCommand",
        "ours: AWSSDK.Core 4.1.0.0",
        "ours: AWSSDK.S3 4.1.0.0",
    ];

    private const string Theirs = "4.0.101.1 4.0.102.2 True";

    [Fact]
    public async Task A_module_with_an_older_SDK_loaded_first_does_not_break_ours_nor_ours_it()
    {
        var lines = await RunAsync($"{UseTheirs()}\n{UseOurs}\nGet-ForeignSdk");
        Assert.Equal([Theirs, .. Ours, Theirs], lines);
    }

    [Fact]
    public async Task Ours_loaded_first_does_not_break_a_module_with_an_older_SDK()
    {
        var lines = await RunAsync($"{UseOurs}\n{UseTheirs()}\n{UseOurs}");
        Assert.Equal([.. Ours, Theirs, .. Ours], lines);
    }

    [Fact]
    public async Task Importing_loads_neither_the_SDK_nor_the_core_so_a_profile_that_imports_it_starts_as_fast_as_before()
    {
        var lines = await RunAsync("""
            Import-Module $Manifest
            foreach ($a in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($a.GetName().Name -match '^AWSSDK|^S3Encryption\.Core$') { $a.GetName().Name }
            }
            $null = New-SseCKey
            foreach ($a in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($a.GetName().Name -eq 'S3Encryption.Core') { 'used: ' + $a.GetName().Name }
            }
            """);
        Assert.Equal(["used: S3Encryption.Core"], lines);
    }

    [Fact]
    public async Task Forced_removed_and_imported_again_the_module_still_works()
    {
        var lines = await RunAsync("""
            Import-Module $Manifest
            $first = New-SseCKey one
            Import-Module $Manifest -Force
            (New-SseCKey two).Name
            Remove-Module S3Encryption
            if (Get-Command New-SseCKey -ErrorAction Ignore) { 'still there' }
            Import-Module $Manifest
            (New-SseCKey three).Name
            $first -is [S3Encryption.SseCKey]
            """ + "\n" + UseOurs);
        Assert.Equal(["two", "three", "True", .. Ours], lines);
    }

    private static string UseTheirs() =>
        $"Import-Module '{ScriptProcess.Beside("ForeignModule", "ForeignModule.dll", "net8.0")}'\nGet-ForeignSdk";

    private static Task<string[]> RunAsync(string script) => ScriptProcess.RunAsync(script);
}
