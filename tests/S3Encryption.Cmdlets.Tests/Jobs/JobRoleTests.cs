using S3Encryption.Cmdlets.Tests.Access;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Jobs;

/// <summary>The policy that New-S3KmsPolicy writes for a job's role is enough for its jobs, and not for more.</summary>
public sealed class JobRoleTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Wait = "| Get-S3EncryptionJob -Wait";
    private const string Job = "-JobRoleArn $role -Report s3://$desk/reports/ -Confirm:$false";

    [Fact]
    public void With_exactly_that_policy_a_job_over_a_list_that_S3_makes_does_all_of_it_below_the_prefix()
    {
        using var bench = new JobBench(sandbox);
        foreach (var key in new[] { "logs/s3", "other" }) bench.Store(key);
        bench.Store("logs/kms", "SseKms");
        _ = bench.Engine.Require("Convert-S3ObjectEncryption $bucket -Key logs/kms -To SseKms -KmsKeyId alias/logs");
        Role(bench, "-BucketName s3://$bucket/logs/ -ReportLocation s3://$desk/reports/");
        var job = EngineAssert.OneObject(bench.Engine.Run(
            $"Start-S3EncryptionJob $bucket -To SseKms -KmsKeyId alias/logs -BucketKey {Job} {Wait}"));
        Assert.Equal(("Complete", 2, 1), (job.Get<string>("Status"), job.Get<int>("Succeeded"), job.Get<int>("Failed")));
        Assert.Equal("logs/kms=SseKms logs/s3=SseKms other=SseS3", bench.Kinds());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void With_exactly_that_policy_a_job_over_a_list_of_ours_does_all_of_it(bool hasVersions, bool isUpdate)
    {
        using var bench = new JobBench(sandbox, hasVersions ? Versioning.Enabled : Versioning.Never);
        bench.Store("o", isUpdate ? "SseS3" : "None", "-Tag @{ team = 'blue' }");
        if (isUpdate) _ = bench.Engine.Require("Convert-S3ObjectEncryption $bucket -Key o -To SseKms -KmsKeyId alias/logs");
        Role(bench, "-BucketName $bucket -ReportLocation s3://$desk/reports/ -ManifestLocation s3://$desk/lists/");
        var job = EngineAssert.OneObject(bench.Engine.Run(
            "Get-S3ObjectEncryption $bucket -Version | Start-S3EncryptionJob -ManifestLocation s3://$desk/lists/ "
            + $"-To SseKms -KmsKeyId alias/logs -BucketKey -KeepVersion {Job} {Wait}"));
        Assert.Equal(
            ("Complete", 1, isUpdate ? "S3UpdateObjectEncryption" : "S3PutObjectCopy"),
            (job.Get<string>("Status"), job.Get<int>("Succeeded"), job.Get<string>("Operation")));
        Assert.Equal("o=SseKms", bench.Kinds());
    }

    [Fact]
    public void The_policy_needs_a_bucket_and_fits_on_a_key_as_well()
    {
        using var bench = new JobBench(sandbox);
        _ = EngineAssert.OneError(bench.Engine.Run("New-S3KmsPolicy BatchReEncryption alias/logs"), "InvalidKmsPolicy", "-BucketName");
        var key = bench.Engine.Text(
            $"New-S3KmsPolicy BatchReEncryption alias/logs -As Key -BucketName $bucket -PrincipalArn {JobBench.Role}");
        Assert.Contains("kms:ReEncrypt*", key);
        Assert.DoesNotContain("s3:PutObject", key);
    }

    private static void Role(JobBench bench, string parameters)
    {
        var policy = bench.Engine.Text($"New-S3KmsPolicy BatchReEncryption alias/logs {parameters} -WarningAction Ignore");
        bench.Engine.Set("role", bench.AddRole(policy, JobBench.Trust));
    }
}
