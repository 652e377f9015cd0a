using System.Collections.Generic;

namespace S3Encryption.Cmdlets.Tests.Faults.Scenarios;

/// <summary>SSE-C keys that KMS makes, wraps and opens, and those that are tried on an object.</summary>
internal static class SseCKeys
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("New-SseCKey", "New-SseCKey one -KmsKeyId alias/logs -Count 3"),
        new("Save-SseCKey", "$key, $other | ForEach-Object { Save-SseCKey $dir/keys -SseCKey $_ -KmsKeyId alias/logs -BucketName $b -PassThru }"),
        new("Get-SseCKey", "Get-SseCKey $dir/keys -Unwrap") { Arrange = place => Uploads.Keyring(place) },
        new("Export-SseCKey", "Export-SseCKey -SseCKey $key -KmsKeyId alias/logs -OutFile $dir/wrapped.json"),
        new("Import-SseCKey", "Import-SseCKey $dir/wrapped.json")
        {
            Arrange = place => place.Run("Export-SseCKey -SseCKey $key -KmsKeyId alias/logs -OutFile $dir/wrapped.json"),
        },
        new("Test-SseCKey", "'one', 'two' | ForEach-Object { \"s3://$b/$_\" } | Test-SseCKey -SseCKey $other, $key -ThrottleLimit 1")
        {
            Arrange = place => place.Run("'one', 'two' | ForEach-Object { $null = 'x' | Send-S3SseCObject s3://$b/$_ -SseCKey $key }"),
        },
    ];
}
