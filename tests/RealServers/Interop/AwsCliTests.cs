using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Interop;

public sealed class AwsCliTests(RgwServer server) : RgwTest(server)
{
    private const int Single = 1000;
    private const int InParts = (40 << 20) + 3;

    // The key of the AWS documentation's example: 32 characters, which are the 32 bytes.
    private const string DocumentedKey = "7D139D4BB99FC6B8AAD8CA952AD4D82F";
    private const string Send = "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key 'a b.bin' -SseCKey $key @server";
    private const string Receive = "Receive-S3SseCObject -BucketName $bucket -Key 'a b.bin' -Path $target -SseCKey $key @server";

    private AwsCli Aws => new(Server);

    private string Uri => $"s3://{Bucket.Name}/a b.bin";

    private string Target => Path.Combine(Folder, "received.bin");

    [Theory]
    [InlineData(Single)]
    [InlineData(InParts)]
    public async Task The_aws_cli_reads_what_was_sent_with_the_documented_key(int size)
    {
        var sent = NewFile("sent.bin", RandomNumberGenerator.GetBytes(size));
        _ = RunForOne(Send, ("file", sent), ("key", DocumentedKey));
        await Aws.CopyAsync(Uri, Target, DocumentedKey);
        AssertHolds(Target, File.ReadAllBytes(sent));
    }

    [Theory]
    [InlineData(Single)]
    [InlineData(InParts)]
    public async Task What_the_aws_cli_wrote_with_the_documented_key_is_read(int size)
    {
        var sent = NewFile("sent.bin", RandomNumberGenerator.GetBytes(size));
        await Aws.CopyAsync(sent, Uri, DocumentedKey);
        _ = RunForOne(Receive, ("target", Target), ("key", DocumentedKey));
        AssertHolds(Target, File.ReadAllBytes(sent));
    }

    [Theory]
    [InlineData(Single)]
    [InlineData(InParts)]
    public async Task The_aws_cli_reads_what_was_sent_with_a_new_key_given_its_file(int size)
    {
        var sent = NewFile("sent.bin", RandomNumberGenerator.GetBytes(size));
        var keyFile = Path.Combine(Folder, "key.bin");
        _ = RunForOne("$key = New-SseCKey -OutFile $keyFile; " + Send, ("file", sent), ("keyFile", keyFile));
        await Aws.CopyAsync(Uri, Target, "fileb://" + keyFile);
        AssertHolds(Target, File.ReadAllBytes(sent));
    }

    [Theory]
    [InlineData(Single)]
    [InlineData(InParts)]
    public async Task What_the_aws_cli_wrote_with_a_key_file_is_read_with_that_file(int size)
    {
        var sent = NewFile("sent.bin", RandomNumberGenerator.GetBytes(size));
        var keyFile = Path.Combine(Folder, "key.bin");
        _ = RunForOne("New-SseCKey -OutFile $keyFile", ("keyFile", keyFile));
        await Aws.CopyAsync(sent, Uri, "fileb://" + keyFile);
        _ = RunForOne(Receive, ("target", Target), ("key", new FileInfo(keyFile)));
        AssertHolds(Target, File.ReadAllBytes(sent));
    }
}
