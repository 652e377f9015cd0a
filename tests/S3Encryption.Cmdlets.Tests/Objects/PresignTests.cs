using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Storage;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Objects;

/// <summary>Presigned URLs, used by somebody who has nothing but what the object says.</summary>
public sealed class PresignTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string OtherKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static readonly byte[] Content = [.. Enumerable.Range(0, 3000).Select(i => (byte)i)];

    [Theory]
    [InlineData("", "SseS3")]
    [InlineData("-Encryption SseS3", "SseS3")]
    [InlineData("-Encryption SseKms", "SseKms")]
    [InlineData("-KmsKeyId alias/logs -BucketKey -EncryptionContext @{ team = 'ops' }", "SseKms")]
    [InlineData("-Encryption DsseKms -KmsKeyId alias/logs", "DsseKms")]
    [InlineData("-SseCKey $key -AsPlainText", "SseC")]
    public async Task A_file_goes_up_under_any_kind_of_encryption_and_comes_down_again(string options, string kind)
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        var name = sandbox.NewName();
        _ = engine.Require("$key = New-SseCKey");
        var put = EngineAssert.OneObject(
            engine.Run($"New-S3PresignedUrl open {name} -Method PUT -ContentType text/csv {options} -WarningAction Ignore"));
        using var stored = await client.SendAsync(put, Content);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(kind, StoredObjects.KindOf(sandbox.Stored("open", name)!));
        Assert.Equal("text/csv", sandbox.Stored("open", name)!.Headers.System["content-type"]);
        Assert.Equal(Content, await sandbox.StoredBytesAsync("open", name));
        var key = kind == "SseC" ? "-SseCKey $key -AsPlainText" : "";
        using var got = await client.SendAsync(EngineAssert.OneObject(engine.Run($"New-S3PresignedUrl s3://open/{name} {key}")));
        Assert.Equal(Content, await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var seen = await client.SendAsync(EngineAssert.OneObject(engine.Run($"New-S3PresignedUrl open {name} -Method HEAD {key}")));
        Assert.Equal(Content.Length, seen.Content.Headers.ContentLength);
        using var gone = await client.SendAsync(EngineAssert.OneObject(engine.Run($"New-S3PresignedUrl open {name} -Method delete")));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Null(sandbox.Stored("open", name));
    }

    [Fact]
    public async Task A_URL_for_SSE_C_is_nothing_without_its_headers_or_with_another_key()
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        _ = engine.Require(
            $"$key = New-SseCKey; Send-S3SseCObject '{sandbox.NewFile(10)}' open locked -SseCKey $key -WarningAction Ignore");
        foreach (var method in new[] { "GET", "PUT" })
        {
            var full = EngineAssert.OneObject(
                engine.Run($"New-S3PresignedUrl open locked -Method {method} -SseCKey $key -AsPlainText -WarningAction Ignore"));
            var headers = PresignedClient.HeadersOf(full);
            Assert.Equal(3, headers.Count);
            var body = method == "PUT" ? Content : null;
            using var bare = await client.SendAsync(full, [], body);
            Assert.Equal(HttpStatusCode.Forbidden, bare.StatusCode);
            using var short1 = await client.SendAsync(full, headers.Skip(1), body);
            Assert.Equal(HttpStatusCode.Forbidden, short1.StatusCode);
            using var forged = await client.SendAsync(full, With(headers, "x-amz-server-side-encryption-customer-key", OtherKey), body);
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
            // As it comes without -AsPlainText.
            using var masked = await client.SendAsync(EngineAssert.OneObject(
                engine.Run($"New-S3PresignedUrl open locked -Method {method} -SseCKey $key -WarningAction Ignore")), body);
            Assert.Equal(HttpStatusCode.Forbidden, masked.StatusCode);
        }

        Assert.Equal(10, sandbox.Stored("open", "locked")!.Size);
    }

    [Fact]
    public async Task Whoever_was_given_a_URL_for_one_kind_of_upload_cannot_store_another()
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        var put = EngineAssert.OneObject(
            engine.Run("New-S3PresignedUrl open strict -Method PUT -KmsKeyId alias/logs -ContentType text/csv"));
        using var plain = await client.SendAsync(put, [], Content);
        Assert.Equal(HttpStatusCode.Forbidden, plain.StatusCode);
        using var other = await client.SendAsync(put, With(PresignedClient.HeadersOf(put), "content-type", "text/html"), Content);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Null(sandbox.Stored("open", "strict"));
    }

    [Theory]
    [MemberData(nameof(LegalKeys.All), MemberType = typeof(LegalKeys))]
    public async Task A_URL_is_of_the_very_object_whatever_its_key(string key)
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        engine.Set("name", key);
        using var stored = await client.SendAsync(
            EngineAssert.OneObject(engine.Run("New-S3PresignedUrl open -Key $name -Method PUT -Encryption SseKms")), Content);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Equal(Content, await sandbox.StoredBytesAsync("open", key));
        using var got = await client.SendAsync(EngineAssert.OneObject(engine.Run("New-S3PresignedUrl open -Key $name")));
        Assert.Equal(Content, await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_version_that_is_named_is_the_one_that_comes_and_with_the_media_type_that_was_asked_for()
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        _ = sandbox.Bucket("versions", with: b => b.Objects.Versioning = Versioning.Enabled);
        var url = EngineAssert.OneObject(engine.Run(
            $"$first = Send-S3EncryptedObject '{sandbox.NewFile(11)}' versions doc; "
                + $"$null = Send-S3EncryptedObject '{sandbox.NewFile(22)}' versions doc; "
                + "$first | New-S3PresignedUrl -ContentType 'application/pdf'"));
        using var got = await client.SendAsync(url);
        Assert.Equal(11, got.Content.Headers.ContentLength);
        Assert.Equal("application/pdf", got.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_bucket_of_another_Region_is_signed_for_in_its_own()
    {
        using var engine = sandbox.As();
        using var client = new PresignedClient(sandbox);
        _ = sandbox.Bucket("in-dublin", "eu-west-1");
        var put = EngineAssert.OneObject(
            engine.Run("$PSDefaultParameterValues.Remove('*-S*:Region'); New-S3PresignedUrl in-dublin k -Method PUT"));
        using var stored = await client.SendAsync(put, Content);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.NotNull(sandbox.Stored("in-dublin", "k"));
    }

    [Theory]
    [InlineData("", 3600)]
    [InlineData("-Expires 90", 90)]
    [InlineData("-Expires '90'", 90)]
    [InlineData("-Expires 1.9", 1)]
    [InlineData("-Expires '0:01:30'", 90)]
    [InlineData("-Expires ([TimeSpan]::FromDays(7))", 604800)]
    [InlineData("-Expires 604800", 604800)]
    [InlineData("-Expires ([DateTime]::Now.AddHours(2))", 7199)]
    [InlineData("-Expires ([DateTimeOffset]::UtcNow.AddHours(2))", 7199)]
    public void A_URL_lasts_as_long_as_was_asked_in_whichever_form(string expires, int seconds)
    {
        using var engine = sandbox.As();
        var url = EngineAssert.OneObject(engine.Run($"New-S3PresignedUrl open k {expires}"));
        var signed = int.Parse(url.Get<string>("Url").Split("X-Amz-Expires=")[1].Split('&')[0], CultureInfo.InvariantCulture);
        // A point in time is some time nearer when it is signed.
        Assert.InRange(signed, seconds - (seconds == 7199 ? 30 : 0), seconds);
        var left = url.Get<DateTimeOffset>("Expires") - DateTimeOffset.Now;
        Assert.InRange(left, TimeSpan.FromSeconds(signed - 30), TimeSpan.FromSeconds(signed));
    }

    [Theory]
    [InlineData("-Expires 604801", "InvalidExpires", "7 days")]
    [InlineData("-Expires 0", "InvalidExpires", "second")]
    [InlineData("-Expires -5", "InvalidExpires", "second")]
    [InlineData("-Expires 1e300", "InvalidExpires", "7 days")]
    [InlineData("-Expires '8.00:00:00'", "InvalidExpires", "7 days")]
    [InlineData("-Expires soon", "CannotConvertArgumentNoMessage", "Expires")]
    [InlineData("-KmsKeyId alias/logs", "InvalidPresign", "-Method PUT")]
    [InlineData("-Encryption SseS3 -Method DELETE", "InvalidPresign", "-Method PUT")]
    [InlineData("-Method PUT -VersionId x", "InvalidPresign", "-VersionId")]
    [InlineData("-Method DELETE -ContentType a/b", "InvalidPresign", "-ContentType")]
    [InlineData("-Method PUT -ContentType \"a/b`r`nx: y\"", "InvalidPresign", "content-type")]
    [InlineData("-Method PUT -Encryption SseC", "InvalidEncryption", "-SseCKey")]
    [InlineData("-Method PUT -KmsKeyId x -SseCKey $key", "InvalidEncryption", "-SseCKey")]
    [InlineData("-SseCKey $key -EndpointUrl $http", "SseCOverHttp", "https")]
    public void What_cannot_be_signed_says_why_and_what_to_do(string options, string id, string words)
    {
        using var engine = sandbox.As();
        engine.Set("http", sandbox.Server.HttpEndpoint!.ToString());
        var result = engine.Run($"$key = New-SseCKey; New-S3PresignedUrl open k {options} -WarningAction Ignore");
        _ = EngineAssert.OneError(result, id, words);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("my-bucket", "https://my-bucket.s3.eu-central-1.amazonaws.com/a%20b?")]
    [InlineData("My_Bucket", "https://s3.eu-central-1.amazonaws.com/My_Bucket/a%20b?")]
    [InlineData(
        "arn:aws:s3:eu-central-1:123456789012:accesspoint/ap", "https://ap-123456789012.s3-accesspoint.eu-central-1.amazonaws.com/a%20b?")]
    public void At_AWS_the_address_is_the_one_that_AWS_gives_the_bucket(string bucket, string address)
    {
        using var engine = sandbox.As();
        var url = EngineAssert.OneObject(engine.Run(
            "$PSDefaultParameterValues.Remove('*-S*:EndpointUrl'); $PSDefaultParameterValues.Remove('*-S*:Region'); "
                + $"New-S3PresignedUrl '{bucket}' 'a b' -Region eu-central-1"));
        Assert.StartsWith(address, url.Get<string>("Url"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap", "MultiRegionAccessPoint")]
    [InlineData("b--euc1-az1--x-s3", "PresignNotSupported")]
    public void A_bucket_that_takes_no_such_URL_is_refused_instead_of_signed_for_nothing(string bucket, string id)
    {
        using var engine = sandbox.As();
        _ = EngineAssert.OneError(
            engine.Run(
                "$PSDefaultParameterValues.Remove('*-S*:EndpointUrl'); $PSDefaultParameterValues.Remove('*-S*:Region'); "
                    + $"New-S3PresignedUrl '{bucket}' k -Region eu-central-1"),
            id, bucket);
    }

    [Fact]
    public void Temporary_credentials_end_the_URL_and_that_is_said()
    {
        using var engine = sandbox.As();
        var role = "-RoleArn arn:aws:iam::111122223333:role/expired";
        var early = engine.Run($"'s3://open/a', 's3://open/b' | New-S3PresignedUrl -Expires 86400 {role}");
        Assert.Contains("temporary", Assert.Single(early.Warnings), StringComparison.Ordinal);
        Assert.All(early.Output, url => Assert.InRange(
            url.Get<DateTimeOffset>("Expires") - DateTimeOffset.Now, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(60)));
        Assert.Empty(engine.Run($"New-S3PresignedUrl open k -Expires 60 {role}").Warnings);
        Assert.Equal([], engine.Run($"New-S3PresignedUrl open k {role}").Warnings);
    }

    [Fact]
    public async Task A_session_whose_end_is_not_known_signs_with_its_token_and_a_warning_where_it_may_be_short()
    {
        var session = Sandbox.Hosting.DefaultPrincipals.User(
            "guest", sandbox.Server.AccountId,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""") with
        {
            Arn = $"arn:aws:sts::{sandbox.Server.AccountId}:assumed-role/guest/s",
            AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
            SessionToken = "a token/with=every+thing",
        };
        sandbox.Server.Principals.Add(session);
        using var engine = sandbox.As("guest");
        using var client = new PresignedClient(sandbox);
        var result = engine.Run("New-S3PresignedUrl open guest -Method PUT -SessionToken $Token -Expires 604800");
        Assert.Contains("temporary", Assert.Single(result.Warnings), StringComparison.Ordinal);
        using var stored = await client.SendAsync(EngineAssert.OneObject(result), Content);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        Assert.Empty(engine.Run("New-S3PresignedUrl open guest -SessionToken $Token").Warnings);
    }

    [Fact]
    public void Nothing_is_asked_of_S3_where_the_Region_is_named()
    {
        using var engine = sandbox.As();
        var before = sandbox.Server.Requests.Snapshot().Count;
        Assert.Equal("GET", EngineAssert.OneObject(engine.Run("New-S3PresignedUrl no-such-bucket k")).Get<string>("Method"));
        Assert.Equal(before, sandbox.Server.Requests.Snapshot().Count);
        _ = EngineAssert.OneError(
            engine.Run("$PSDefaultParameterValues.Remove('*-S*:Region'); New-S3PresignedUrl no-such-bucket k"), "BucketNotFound");
    }

    [Fact]
    public void What_is_shown_has_the_URL_and_the_headers_whole_and_the_key_masked()
    {
        using var engine = sandbox.As();
        var shown = string.Concat(
            engine.Show("$key = New-SseCKey; New-S3PresignedUrl open k -SseCKey $key").Where(c => !char.IsWhiteSpace(c)));
        Assert.Contains("x-amz-server-side-encryption-customer-key:<base64ofthekey>", shown, StringComparison.Ordinal);
        Assert.Contains(engine.Require("$key.KeyMD5")[0].ToString(), shown, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Signature=", shown, StringComparison.Ordinal);
        var key = Path.Combine(Path.GetDirectoryName(sandbox.NewPath())!, "own.key");
        var line = engine.Require($"(New-S3PresignedUrl open k -SseCKey (New-SseCKey -OutFile '{key}')).Curl")[0].ToString();
        Assert.Contains($"\"$(base64 < '{key}')\"", line, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> With(
        IEnumerable<KeyValuePair<string, string>> headers, string name, string value)
    {
        Assert.Contains(headers, h => h.Key == name);
        return headers.Select(h => h.Key == name ? KeyValuePair.Create(name, value) : h);
    }
}
