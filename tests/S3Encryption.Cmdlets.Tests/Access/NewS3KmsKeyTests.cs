using System;
using System.Linq;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Kms;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Access;

public sealed class NewS3KmsKeyTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private KmsKeys Keys => sandbox.Server.Keys;

    [Fact]
    public void A_key_is_made_with_alias_rotation_tags_and_the_accounts_policy_and_shown()
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        var shown = EngineAssert.OneObject(engine.Run(
            $"New-S3KmsKey {alias} -Description 'for logs' -RotationPeriodInDays 180 -Tag @{{ team = 'storage'; tier = 2 }} -MultiRegion"));
        var held = Keys.Find(alias)!;
        Assert.Equal(
            (held.Arn, alias, 180), (shown.Get<string>("Arn"), shown.Get<string>("Alias"), shown.Get<int>("RotationPeriodInDays")));
        Assert.Equal(("for logs", 180, true), (held.Description, held.Rotation.PeriodInDays, held.IsMultiRegion));
        Assert.Equal(["team=storage", "tier=2"], held.Tags.Select(t => $"{t.Key}={t.Value}").Order());
        Assert.Contains("arn:aws:iam::111122223333:root", held.Policy.Text, StringComparison.Ordinal);
        Assert.True(shown.Get<bool>("UsableByS3"));
        _ = engine.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh new -KmsKeyId {alias}");
    }

    [Fact]
    public void Without_further_words_a_key_is_rotated_every_year_and_the_prefix_of_the_alias_may_be_left_out()
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        _ = EngineAssert.OneObject(engine.Run($"New-S3KmsKey {alias["alias/".Length..]}"));
        Assert.Equal(365, Keys.Find(alias)!.Rotation.PeriodInDays);
    }

    [Fact]
    public void WhatIf_makes_nothing_and_shows_the_policy()
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        sandbox.Server.Requests.Clear();
        Assert.Empty(engine.Require($"New-S3KmsKey {alias} -KeyAdministrator arn:aws:iam::111122223333:user/operator -WhatIf"));
        var screen = engine.TakeScreen();
        Assert.All(
            ["What if", alias, "365 days", "\"AdministerKey\"", "111122223333:user/operator", "111122223333:root"],
            word => Assert.Contains(word, screen, StringComparison.Ordinal));
        Assert.Null(Keys.Find(alias));
        Assert.Equal(["DescribeKey", "GetCallerIdentity"], sandbox.Server.Requests.Snapshot().Select(r => r.Operation).Order());
    }

    [Fact]
    public void An_alias_that_exists_is_an_error_before_anything_is_made()
    {
        using var engine = sandbox.As();
        var before = Keys.All.Count;
        _ = EngineAssert.OneError(
            engine.Run("New-S3KmsKey alias/logs"), "KmsAliasExists", Keys.Find("alias/logs")!.Arn, "Get-S3KmsKey alias/logs");
        Assert.Equal(before, Keys.All.Count);
    }

    [Theory]
    [InlineData("EnableKeyRotation")]
    [InlineData("CreateAlias")]
    public void A_key_that_could_not_be_finished_is_named_with_the_command_that_is_rid_of_it_and_has_no_alias(string operation)
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        var before = Keys.All.Select(k => k.Arn).ToList();
        _ = sandbox.Server.Faults.Add(new Fault("kms", operation, 1, new AnswerError(400, "AccessDeniedException", "Too many.")));
        var result = engine.Run($"New-S3KmsKey {alias}");
        var made = Assert.Single(Keys.All.Select(k => k.Arn).Except(before));
        _ = EngineAssert.OneError(result, "KmsKeyIncomplete", made, operation, "Too many",
            $"aws kms schedule-key-deletion --region us-east-1 --key-id {made}");
        Assert.Null(Keys.Find(alias));
        Assert.Empty(result.Output);
        Assert.DoesNotContain("Test-S3KmsAccess", result.AllErrors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_make_keys_and_not_name_them_is_told_the_key_and_who_may_not_make_them_that_none_was()
    {
        using (var engine = sandbox.As("operator"))
        {
            _ = EngineAssert.OneError(engine.Run($"New-S3KmsKey {NewAlias()}"), "KmsKeyIncomplete", "kms:EnableKeyRotation");
        }

        var before = Keys.All.Count;
        using (var engine = sandbox.As("auditor"))
        {
            _ = EngineAssert.OneError(engine.Run($"New-S3KmsKey {NewAlias()}"), "KmsAccessDenied", "kms:CreateKey", "Nothing was made");
        }

        Assert.Equal(before, Keys.All.Count);
    }

    [Fact]
    public void When_KMSs_answer_is_lost_no_second_key_is_made_behind_the_users_back()
    {
        using var engine = sandbox.As();
        var before = Keys.All.Count;
        _ = sandbox.Server.Faults.Add(new Fault("kms", "CreateKey", 1, new LoseAnswer()));
        _ = EngineAssert.OneError(engine.Run($"New-S3KmsKey {NewAlias()}"), "KmsKeyMaybeMade", "Get-S3KmsKey", "schedule-key-deletion");
        Assert.Equal(before + 1, Keys.All.Count);
    }

    [Theory]
    [InlineData("EnableKeyRotation")]
    [InlineData("CreateAlias")]
    public void An_answer_that_was_lost_on_the_way_to_a_finished_key_is_no_failure(string operation)
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        _ = sandbox.Server.Faults.Add(new Fault("kms", operation, 1, new LoseAnswer()));
        var made = EngineAssert.OneObject(engine.Run($"New-S3KmsKey {alias}"));
        Assert.True(sandbox.Server.Faults.IsEmpty);
        Assert.Equal((made.Get<string>("Arn"), 365), (Keys.Find(alias)!.Arn, Keys.Find(alias)!.Rotation.PeriodInDays));
    }

    [Theory]
    [InlineData("""
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/reader"},"Action":"kms:*","Resource":"*"}
        """, "KmsPolicyLocksOut")]
    [InlineData("""
        {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"},
        {"Effect":"Deny","Principal":"*","Action":"kms:PutKeyPolicy","Resource":"*"}
        """, "KmsPolicyLocksOut")]
    [InlineData("""{"Effect":"Allow","Action":"kms:*","Resource":"*"}""", "InvalidKmsPolicy")]
    [InlineData("nonsense", "InvalidKmsPolicy")]
    public void A_policy_that_would_lock_everyone_out_or_is_none_makes_no_key(string statements, string id)
    {
        using var engine = sandbox.As();
        var before = Keys.All.Count;
        engine.Set("Json", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");
        sandbox.Server.Requests.Clear();
        _ = EngineAssert.OneError(engine.Run($"New-S3KmsKey {NewAlias()} -Policy $Json"), id, "Nothing was made");
        Assert.Empty(sandbox.Seen("CreateKey"));
        Assert.Equal(before, Keys.All.Count);
    }

    [Fact]
    public void A_policy_that_only_its_present_principals_can_change_is_warned_of_and_the_accounts_is_not()
    {
        using var engine = sandbox.As();
        engine.Set("Json", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/admin"},
             "Action":"kms:*","Resource":"*"}}
            """);
        var alone = engine.Run($"New-S3KmsKey {NewAlias()} -Policy $Json");
        _ = EngineAssert.OneObject(alone);
        Assert.Contains("AWS Support", Assert.Single(alone.Warnings), StringComparison.Ordinal);
        Assert.Empty(engine.Run($"New-S3KmsKey {NewAlias()}").Warnings);
    }

    [Fact]
    public void A_key_made_with_a_policy_of_ours_serves_those_it_names_through_S3_and_its_administrator()
    {
        using var admin = sandbox.As();
        var alias = NewAlias();
        var made = EngineAssert.OneObject(admin.Run(
            $"New-S3KmsKey {alias} -KeyAdministrator arn:aws:iam::111122223333:user/auditor -Policy "
            + "(New-S3KmsPolicy Writer -As Key -PrincipalArn arn:aws:iam::111122223333:user/operator -BucketName fresh)"));
        using (var writer = sandbox.As("operator"))
        {
            _ = writer.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh own -KmsKeyId {alias}");
            _ = EngineAssert.OneError(
                writer.Run($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' open own -KmsKeyId {made.Get<string>("Arn")}"),
                "KmsAccessDenied");
        }

        // Administrators of the account manage the key and do not read what is under it.
        _ = EngineAssert.OneError(
            admin.Run($"Receive-S3EncryptedObject fresh own '{sandbox.NewPath()}'"), "KmsAccessDenied", "kms:Decrypt");
        Assert.Contains("AdministerKey", Keys.Find(alias)!.Policy.Text, StringComparison.Ordinal);
        using var administrator = sandbox.As("auditor");
        Assert.Contains("WriteThroughS3", EngineAssert.OneObject(
            administrator.Run($"Get-S3KmsKey {alias} -IncludePolicy")).Get<string>("Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_policies_of_ours_make_one_in_which_each_task_is_of_those_it_was_made_for()
    {
        using var engine = sandbox.As();
        var alias = NewAlias();
        _ = engine.Require(
            $"New-S3KmsKey {alias} -Policy (New-S3KmsPolicy Reader -As Key -PrincipalArn arn:aws:iam::111122223333:user/reader), "
            + "(New-S3KmsPolicy Reader -As Key -PrincipalArn arn:aws:iam::111122223333:user/auditor -BucketName open), "
            + "(New-S3KmsPolicy Writer -As Key -PrincipalArn arn:aws:iam::111122223333:user/operator)");
        Assert.Equal(
            ["KeepAccountInControl", "ReadThroughS3", "ReadThroughS32", "WriteThroughS3"],
            Keys.Find(alias)!.Policy.Document.Statements.Select(s => s.Sid!));
        var arn = Keys.Find(alias)!.Arn;
        using (var writer = sandbox.As("operator"))
        {
            _ = writer.Require($"Send-S3EncryptedObject '{sandbox.NewFile(10)}' fresh joined -KmsKeyId {arn}");
        }

        using var reader = sandbox.As("reader");
        _ = reader.Require($"Receive-S3EncryptedObject fresh joined '{sandbox.NewPath()}'");
    }

    [Theory]
    [InlineData("New-S3KmsKey x -Policy (New-S3KmsPolicy Reader -As Key -PrincipalArn 111122223333), 42", "InvalidKmsPolicy")]
    [InlineData("New-S3KmsKey x -Policy (New-S3KmsPolicy -DefaultKey), (New-S3KmsPolicy -DefaultKey)", "InvalidKmsPolicy")]
    [InlineData("New-S3KmsKey alias/aws/mine", "InvalidKmsAlias")]
    [InlineData("New-S3KmsKey 'with space'", "InvalidKmsAlias")]
    [InlineData("New-S3KmsKey x -Policy (New-S3KmsPolicy -DefaultKey)", "InvalidKmsPolicy")]
    [InlineData("New-S3KmsKey x -Policy 42", "InvalidKmsPolicy")]
    [InlineData("New-S3KmsKey x -KeyAdministrator alice", "InvalidPrincipal")]
    [InlineData("New-S3KmsKey x -Tag @{ 'aws:mine' = 1 }", "InvalidKmsTag")]
    [InlineData("New-S3KmsKey x -RotationPeriodInDays 89", "ParameterArgumentValidationError")]
    public void What_cannot_be_made_is_refused_and_makes_nothing(string script, string id)
    {
        using var engine = sandbox.As();
        var before = Keys.All.Count;
        _ = EngineAssert.OneError(engine.Run(script), id);
        Assert.Equal(before, Keys.All.Count);
    }

    [Fact]
    public void The_lines_of_a_policy_file_are_a_policy_and_rows_of_a_table_make_keys()
    {
        using var engine = sandbox.As();
        var (one, two) = (NewAlias(), NewAlias());
        engine.Set("Lines", (object[])["{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",", Whole]);
        var made = engine.Require(
            $"[pscustomobject]@{{ Alias = '{one}'; Description = 'a' }}, [pscustomobject]@{{ Alias = '{two}'; Description = 'b' }} | "
            + "New-S3KmsKey -Policy $Lines");
        Assert.Equal([("a", one), ("b", two)], made.Select(k => (k.Get<string>("Description"), k.Get<string>("Alias"))));
    }

    private const string Whole = "\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";

    private string NewAlias() => "alias/made-" + sandbox.NewName(string.Empty);
}
