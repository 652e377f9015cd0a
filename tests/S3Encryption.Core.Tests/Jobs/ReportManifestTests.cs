using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Jobs.Reports;
using Xunit;

namespace S3Encryption.Core.Tests.Jobs;

/// <summary>A report's manifest is read as AWS documents it, and anything else is no report.</summary>
public sealed class ReportManifestTests
{
    private const string Example =
        """
        {"Format":"Report_CSV_20180820","ReportCreationDate":"2019-04-05T17:48:39.725Z","Results":[
          {"TaskExecutionStatus":"succeeded","Bucket":"reports","MD5Checksum":"83b1c4cbe93fc893f54053697e10fd6e","Key":"job-x/results/a.csv"}],
         "ReportSchema":"Bucket, Key, VersionId, TaskStatus, ErrorCode, HTTPStatusCode, ResultMessage"}
        """;

    private static readonly S3Location At = new("reports", "job-x/manifest.json");

    [Fact]
    public void The_columns_and_the_files_with_their_checksums_are_read()
    {
        var manifest = ReportManifest.Parse(Encoding.UTF8.GetBytes(Example), At);
        Assert.Equal(["Bucket", "Key", "VersionId", "TaskStatus", "ErrorCode", "HTTPStatusCode", "ResultMessage"], manifest.Columns);
        Assert.Equal(
            new ReportFile(new S3Location("reports", "job-x/results/a.csv"), "83b1c4cbe93fc893f54053697e10fd6e"), Assert.Single(manifest.Files));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"ReportSchema":"Bucket, Key","Results":[]}""")]
    [InlineData("""{"ReportSchema":"Bucket, Key, VersionId, TaskStatus","Results":[{"Bucket":"b"}]}""")]
    [InlineData("""{"ReportSchema":7,"Results":[]}""")]
    public void What_is_no_manifest_is_said_to_be_damaged(string json) => Assert.Equal(
        "JobReportDamaged", Assert.Throws<S3EncryptionException>(() => ReportManifest.Parse(Encoding.UTF8.GetBytes(json), At)).ErrorId);

    [Fact]
    public void Whatever_is_wrong_with_a_manifest_it_is_read_or_said_to_be_damaged() => WrongJson.Of(Example).Sample(json =>
    {
        try
        {
            Assert.Empty(new[] { "Bucket", "Key", "VersionId", "TaskStatus" }.Except(ReportManifest.Parse(json, At).Columns));
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("JobReportDamaged", e.ErrorId);
        }
    });
}
