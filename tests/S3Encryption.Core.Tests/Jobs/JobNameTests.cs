using S3Encryption.Core.Jobs;
using Xunit;

namespace S3Encryption.Core.Tests.Jobs;

/// <summary>A job is named by its id or ARN; nothing else becomes part of an address.</summary>
public sealed class JobNameTests
{
    [Theory]
    [InlineData("0e2a1b4c-3d5e-4f60-8a7b-9c0d1e2f3a4b", null, null)]
    [InlineData("arn:aws-us-gov:s3:us-gov-west-1:111122223333:job/0e2a1b4c-3d5e-4f60-8a7b-9c0d1e2f3a4b", "us-gov-west-1", "111122223333")]
    public void An_id_and_an_ARN_name_the_same_job(string text, string? region, string? account) =>
        Assert.Equal(new JobName("0e2a1b4c-3d5e-4f60-8a7b-9c0d1e2f3a4b", region, account), JobName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../buckets")]
    [InlineData("0e2a1b4c?x=y")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:accesspoint/mine")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:job/../status")]
    public void What_names_no_job_is_refused(string text) =>
        Assert.Equal("InvalidJobId", Assert.Throws<S3EncryptionException>(() => JobName.Parse(text)).ErrorId);
}
