using System.IO;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Each fault on each request of an upload: all of the new object is there, or the old one and one clear error.</summary>
public sealed class UploadFaultTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Complete = "CompleteMultipartUpload";
    private const string FlippedThere = "byte flipped there";

    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            foreach (var fault in NetworkFaults.Names)
            {
                foreach (var operation in new[] { "PutObject", "CreateMultipartUpload", Complete }) cases.Add(operation, 1, fault);
                foreach (var nth in new[] { 1, 2, 3 }) cases.Add("UploadPart", nth, fault);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_of_an_object_is_stored_or_what_was_there_is_kept(string operation, int nth, string fault)
    {
        using var engine = sandbox.As();
        var (before, key) = (sandbox.NewFile(1000), sandbox.NewName());
        var file = sandbox.NewFile(operation == "PutObject" ? 1_000_000 : 17 << 20);
        _ = engine.Require($"$key = New-SseCKey; Send-S3SseCObject '{before}' open {key} -SseCKey $key -WarningAction Ignore");
        sandbox.Plan(operation, key, NetworkFaults.Named(fault), nth);
        var result = engine.Run($"Send-S3SseCObject '{file}' open {key} -SseCKey $key -WarningAction Ignore");
        Assert.True(sandbox.Server.Faults.IsEmpty, "The fault did not happen.");
        if (ErrorOf(operation, fault) is string id)
        {
            var error = EngineAssert.OneError(result, id, $"s3://open/{key}", operation);
            Assert.Equal("S3EncryptionException", error.Exception.GetType().Name);
            Assert.Empty(result.Output);
        }
        else
        {
            Assert.Equal(new FileInfo(file).Length, EngineAssert.OneObject(result).Get<long>("Size"));
        }

        var expected = ErrorOf(operation, fault) is null ? file : before;
        Assert.Equal(File.ReadAllBytes(expected), await sandbox.StoredBytesAsync("open", key));
        Assert.Equal(0, sandbox.UnfinishedUploads("open", key));
    }

    // Behind TLS no byte of a document changes; where one does, S3 refuses it, and sending the same again is not for us to decide.
    private static string? ErrorOf(string operation, string fault) => (operation, fault) switch
    {
        (_, "403") => "AccessDenied",
        (Complete, FlippedThere) => "ServiceError",
        _ => null,
    };
}
