using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

public sealed class GetS3KmsKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private KmsKey Logs => sandbox.Server.Keys.Find("alias/logs")!;

    [Fact]
    public void Every_key_is_shown_in_KMSs_order_with_what_S3_can_do_with_it()
    {
        using var engine = sandbox.As();
        var keys = engine.Require("Get-S3KmsKey");
        Assert.Equal(sandbox.Server.Keys.All.Select(k => k.Arn), keys.Select(k => k.Get<string>("Arn")));
        var usable = keys.Where(k => k.Get<string>("Alias") is not null).ToDictionary(
            k => k.Get<string>("Alias"),
            k => (k.Get<string>("State"), k.Get<bool>("UsableByS3"), (string?)k.Properties["WhyNotUsable"].Value));
        Assert.Equal(("Enabled", true, null), usable["alias/logs"]);
        Assert.Equal(("Disabled", false), (usable["alias/off"].Item1, usable["alias/off"].Item2));
        Assert.Contains("aws kms enable-key", usable["alias/off"].Item3!, StringComparison.Ordinal);
        Assert.Contains("aws kms cancel-key-deletion", usable["alias/leaving"].Item3!, StringComparison.Ordinal);
        Assert.Contains("RSA_2048", usable["alias/rsa"].Item3!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_found_by_alias_id_ARN_and_wildcard_with_or_without_the_prefix_and_piped()
    {
        using var engine = sandbox.As();
        string[] ways =
        [
            "Get-S3KmsKey alias/logs", $"Get-S3KmsKey {Logs.KeyId}", $"Get-S3KmsKey {Logs.Arn}",
            "Get-S3KmsKey alias/lo*", "Get-S3KmsKey LOG?", "Get-S3KmsKey logs",
            $"Get-S3KmsKey {Logs.Arn.Replace("key/" + Logs.KeyId, "alias/logs", StringComparison.Ordinal)}", "'alias/logs' | Get-S3KmsKey",
            "Get-S3KmsKey alias/logs | Get-S3KmsKey",
        ];
        Assert.All(ways, way =>
        {
            var key = EngineAssert.OneObject(engine.Run(way));
            Assert.Equal((Logs.Arn, "alias/logs"), (key.Get<string>("Arn"), key.Get<string>("Alias")));
        });
        Assert.Empty(engine.Require("Get-S3KmsKey nothing-fits-*"));
    }

    [Fact]
    public void What_is_piped_without_a_key_is_passed_over_and_what_is_typed_without_one_does_not_mean_every_key()
    {
        using var engine = sandbox.As();
        const string Piped = "[pscustomobject]@{ KmsKeyArn = $null }, [pscustomobject]@{ KmsKeyArn = 'alias/logs' }, [pscustomobject]@{ KmsKeyArn = '' }";
        Assert.Equal("alias/logs", EngineAssert.OneObject(engine.Run($"{Piped} | Get-S3KmsKey")).Get<string>("Alias"));
        Assert.All(["$null", "''", "@()", "('', $null)"], empty => _ = EngineAssert.OneError(engine.Run($"Get-S3KmsKey -KmsKeyId {empty}"), "NoKmsKey"));
    }

    [Fact]
    public void A_key_is_shown_as_KMS_holds_it()
    {
        var held = sandbox.Server.Keys.Add(new KmsKeySettings { Alias = "alias/z-shown", Description = "all of it", MultiRegion = true });
        _ = sandbox.Server.Keys.TryAddAlias("alias/a-shown", held);
        held.Tags["team"] = "storage";
        held.Rotation.Enable(180, DateTimeOffset.UtcNow);
        using var engine = sandbox.As();
        var key = EngineAssert.OneObject(engine.Run("Get-S3KmsKey alias/z-shown -IncludePolicy"));
        Assert.Equal(["alias/a-shown", "alias/z-shown"], (IEnumerable<string>)key.Properties["Aliases"].Value);
        Assert.Equal(
            (held.KeyId, Callers.Account, "us-east-1", "all of it", "Customer", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "AWS_KMS"),
            (key.Get<string>("KeyId"), key.Get<string>("AccountId"), key.Get<string>("Region"), key.Get<string>("Description"),
                key.Get<string>("Manager"), key.Get<string>("Spec"), key.Get<string>("Usage"), key.Get<string>("Origin")));
        Assert.True(key.Get<bool>("MultiRegion") && key.Get<bool>("Enabled") && key.Get<bool>("RotationEnabled"));
        Assert.Equal("PRIMARY", key.Get<string>("MultiRegionKeyType"));
        Assert.Empty((IEnumerable<string>)key.Properties["RelatedKeys"].Value);
        Assert.Null(engine.Require("Get-S3KmsKey alias/logs")[0].Properties["RelatedKeys"].Value);
        Assert.Equal(180, key.Get<int>("RotationPeriodInDays"));
        Assert.Equal("storage", key.At<string>("Tags", "team"));
        Assert.Equal(held.Policy.Text, key.Get<string>("Policy"));
        Assert.Empty((IDictionary)key.Properties["NotRead"].Value);
        Assert.True((held.Created - (DateTimeOffset)key.Properties["Created"].Value).Duration() < TimeSpan.FromSeconds(1));
        Assert.Null(key.Properties["LastUsed"].Value);
    }

    [Fact]
    public void When_a_key_was_last_used_and_when_it_goes_are_told()
    {
        using var engine = sandbox.As();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh used -KmsKeyId alias/logs");
        var used = (DateTimeOffset)engine.Require("Get-S3KmsKey alias/logs")[0].Properties["LastUsed"].Value;
        Assert.InRange(used, before, DateTimeOffset.UtcNow);
        var leaving = sandbox.Server.Keys.Find("alias/leaving")!.DeletionDate!.Value;
        var shown = (DateTimeOffset)engine.Require("Get-S3KmsKey alias/leaving")[0].Properties["DeletionDate"].Value;
        Assert.True((leaving - shown).Duration() < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void The_default_key_is_AWSs_and_S3_can_use_it()
    {
        using var engine = sandbox.As();
        var key = EngineAssert.OneObject(engine.Run("Get-S3KmsKey alias/aws/s3"));
        Assert.Equal(("Aws", true), (key.Get<string>("Manager"), key.Get<bool>("UsableByS3")));
    }

    [Fact]
    public void A_key_that_is_closed_to_the_caller_is_an_object_with_the_reason_among_the_others()
    {
        var closed = sandbox.Server.Keys.Add(new KmsKeySettings { Alias = "alias/closed", Policy = Closed });
        using var engine = sandbox.As();
        var result = engine.Run("Get-S3KmsKey");
        Assert.Empty(result.AllErrors);
        var key = result.Output.Single(k => k.Get<string>("Arn") == closed.Arn);
        Assert.Equal("alias/closed", key.Get<string>("Alias"));
        Assert.All(["State", "UsableByS3", "Enabled"], p => Assert.Null(key.Properties[p].Value));
        Assert.All(
            ["State", "RotationEnabled", "Tags", "LastUsed"], p => Assert.Contains("resource-based policy", key.At<string>("NotRead", p)));
        Assert.Contains(result.Output, k => k.Get<string>("Alias") == "alias/logs" && k.Get<bool>("UsableByS3"));
        Assert.Equal(closed.Arn, EngineAssert.OneObject(engine.Run("Get-S3KmsKey alias/closed")).Get<string>("Arn"));
    }

    [Fact]
    public void One_call_that_is_denied_leaves_the_rest_of_the_key()
    {
        using var engine = sandbox.AsNewUser(Callers.Allow("kms:DescribeKey", "kms:ListKeys", "kms:ListResourceTags"));
        var key = engine.Require("Get-S3KmsKey").Single(k => k.Get<string>("Arn") == Logs.Arn);
        Assert.Equal("Enabled", key.Get<string>("State"));
        Assert.Null(key.Properties["RotationEnabled"].Value);
        Assert.Null(key.Properties["Aliases"].Value);
        Assert.NotNull(key.Properties["Tags"].Value);
        Assert.All(
            new[] { ("RotationEnabled", "kms:GetKeyRotationStatus"), ("Aliases", "kms:ListAliases"), ("LastUsed", "kms:GetKeyLastUsage") },
            denied => Assert.Contains(denied.Item2, key.At<string>("NotRead", denied.Item1), StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_list_nothing_is_told_so_once_and_a_key_that_is_not_there_does_not_end_the_others()
    {
        using (var engine = sandbox.As("reader"))
        {
            _ = EngineAssert.OneError(engine.Run("Get-S3KmsKey"), "KmsAccessDenied", "kms:ListKeys");
        }

        using (var engine = sandbox.As())
        {
            var result = engine.Run("Get-S3KmsKey alias/none, alias/logs");
            _ = EngineAssert.OneError(result, "KmsKeyNotFound", "alias/none");
            Assert.Equal(Logs.Arn, Assert.Single(result.Output).Get<string>("Arn"));
        }
    }

    [Fact]
    public void Policies_are_read_only_where_they_are_asked_for()
    {
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        Assert.Null(EngineAssert.OneObject(engine.Run("Get-S3KmsKey alias/logs")).Properties["Policy"].Value);
        Assert.Empty(sandbox.Seen("GetKeyPolicy"));
        Assert.Equal(5, sandbox.Server.Requests.Snapshot().Count);
    }

    [Fact]
    public void More_aliases_than_fit_a_page_are_all_found_in_one_reading_and_in_order()
    {
        var made = Enumerable.Range(0, 130).Select(
            i => sandbox.Server.Keys.Add(new KmsKeySettings { Alias = $"alias/many-{i:000}" }).Arn).ToList();
        using var engine = sandbox.As();
        sandbox.Server.Requests.Clear();
        var found = engine.Require("Get-S3KmsKey many-* -ThrottleLimit 16");
        Assert.Equal(made, found.Select(k => k.Get<string>("Arn")));
        Assert.Equal(2, sandbox.Seen("ListAliases").Count);
    }

    [Fact]
    public void Throttling_by_KMS_is_waited_out_and_told()
    {
        using var engine = sandbox.As();
        _ = sandbox.Server.Faults.Add(new Fault("kms", "DescribeKey", 1, new AnswerError(400, "ThrottlingException")));
        var result = engine.Run("Get-S3KmsKey alias/logs -Verbose");
        Assert.Equal("Enabled", EngineAssert.OneObject(result).Get<string>("State"));
        Assert.True(sandbox.Server.Faults.IsEmpty);
        Assert.Contains(result.Verbose, line => line.StartsWith("KMS throttled DescribeKey (", StringComparison.Ordinal));
    }

    [Fact]
    public void A_person_sees_the_keys_in_one_table()
    {
        using var engine = sandbox.As();
        var lines = engine.Show("Get-S3KmsKey alias/logs").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Key", "State", "Manager", "ForS3", "Rotation", "Region"], Words(lines[0]));
        Assert.Contains(lines, line => Words(line) is ["alias/logs", "Enabled", "Customer", "True", "365", "days", "us-east-1"]);

        static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private const string Closed = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/nobody"},"Action":"kms:*","Resource":"*"}]}
        """;
}
