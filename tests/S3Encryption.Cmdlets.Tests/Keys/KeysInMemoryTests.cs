using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Keys;

/// <summary>
/// All that a process has in memory is searched for a key, in use and after it was disposed of. What is found, and why, is in docs/security.md.
/// </summary>
public sealed class KeysInMemoryTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    /// <summary>.NET keeps the last bytes that a connection sent in the connection's buffer, out of reach.</summary>
    private const int MostConnections = 32;

    private const string Use = """
        $null = Send-S3SseCObject $file open $name -SseCKey $key
        $null = Receive-S3SseCObject open $name $target -SseCKey $key
        $null = Copy-S3EncryptedObject "s3://open/$name" "s3://open/$name.copy" -SourceSseCKey $key -SseCKey $key
        $null = Get-S3ObjectEncryption open -Key $name -SseCKey $key
        """;

    [Fact]
    public async Task A_key_that_is_used_is_in_memory_once_and_in_no_string()
    {
        var found = await AfterAsync(Use);
        Assert.Equal((1, 0, 0), (found.Raw, found.Hex, found.Base64Strings));
        Assert.InRange(found.Base64, 1, MostConnections);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Use)]
    [InlineData("$null = $key | Export-SseCKey Mc -OutFile \"$target.mc\"; $s = $key | Export-SseCKey -AsSecureString; $s.Dispose()")]
    public async Task A_disposed_key_is_nowhere_but_in_what_connections_sent(string use)
    {
        var found = await AfterAsync(use + "\n$key.Dispose()");
        Assert.Equal((0, 0, 0), (found.Raw, found.Hex, found.Base64Strings));
        Assert.InRange(found.Base64, 0, use == Use ? MostConnections : 0);
    }

    [Fact]
    public async Task A_key_file_that_a_command_read_is_nowhere_but_in_what_connections_sent()
    {
        var found = await AfterAsync(
            "$null = Send-S3SseCObject $file open $name -SseCKey \"fileb://$path\"; "
                + "[GC]::Collect(); [GC]::WaitForPendingFinalizers()", keepsKey: false);
        Assert.Equal((0, 0, 0), (found.Raw, found.Hex, found.Base64Strings));
    }

    private async Task<ProcessMemory> AfterAsync(string use, bool keepsKey = true)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Memory of other processes is read through /proc, which only Linux has.");
        var (path, material) = (sandbox.NewPath(".key"), RandomNumberGenerator.GetBytes(32));
        await File.WriteAllBytesAsync(path, material, TestContext.Current.CancellationToken);
        var import = keepsKey ? "$key = Import-SseCKey $path" : string.Empty;
        using var process = await ScriptProcess.StartAsync(
            $$"""
            $ErrorActionPreference = 'Stop'
            try {
                Import-Module $Manifest
                $path, $file, $target, $name = '{{path}}', '{{sandbox.NewFile(20 << 20)}}', '{{sandbox.NewPath()}}', '{{Guid.NewGuid()}}'
                {{import}}
                {{use}}
                [Console]::Out.WriteLine('done')
                [Threading.Thread]::Sleep(-1)
            }
            catch { [Console]::Out.WriteLine("$_") }
            """,
            sandbox.Environment());
        try
        {
            Assert.Equal("done", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            return ProcessMemory.Search(process.Id, material);
        }
        finally
        {
            process.Kill();
        }
    }
}
