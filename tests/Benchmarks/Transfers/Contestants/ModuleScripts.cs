using System;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>What a person would type; the connection is in the environment.</summary>
internal static class ModuleScripts
{
    private const string TinyKey = Transfers.Transfer.TinyKey;

    /// <summary>The first request, of a few bytes.</summary>
    public static string WarmUp(Transfer transfer) => transfer.Scenario.IsUp()
        ? $"Send-S3SseCObject -LiteralPath {Quoted(transfer.TinyFile)} {Access.Bucket} {TinyKey} {Key(transfer)}"
        : $"Receive-S3SseCObject {Access.Bucket} {TinyKey} {Quoted(transfer.TinyFile + ".received")} -Force {Key(transfer)}";

    /// <summary>The transfer.</summary>
    public static string Transfer(Transfer transfer) => transfer.Scenario switch
    {
        Scenario.LargeUp => $"Send-S3SseCObject -LiteralPath {Quoted(transfer.Local)} {Access.Bucket} {transfer.Key} {Key(transfer)}",
        Scenario.LargeDown => $"Receive-S3SseCObject {Access.Bucket} {transfer.Key} -AsByteStream {Key(transfer)} | Out-Null",

        // Get-ChildItem is not in the hosted engine; what it gives are these same FileInfo objects.
        Scenario.SmallUp =>
            $"[IO.DirectoryInfo]::new({Quoted(transfer.Local)}).GetFiles() "
            + $"| Send-S3SseCObject -BucketName {Access.Bucket} -Key {transfer.Key} {Key(transfer)}",
        _ =>
            $"0..{transfer.Objects - 1} | ForEach-Object {{ [pscustomobject]@{{ Key = '{transfer.Key}' + $_.ToString('d6') }} }} "
            + $"| Receive-S3SseCObject {Access.Bucket} -Path {Quoted(transfer.Local)} {Key(transfer)}",
    };

    private static string Key(Transfer transfer) => $"-SseCKey fileb://{transfer.Access.KeyFile}";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
