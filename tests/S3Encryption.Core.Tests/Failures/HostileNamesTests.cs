using Xunit;

namespace S3Encryption.Core.Tests.Failures;

/// <summary>Whoever may write into a bucket chooses what an object is called; it does nothing to the console of who reads an error of it.</summary>
public sealed class HostileNamesTests
{
    [Theory]
    [InlineData("plain é \U0001F511\r\n\tline", "plain é \U0001F511\r\n\tline")]
    [InlineData("\u001b]0;owned\u0007k", @"\u{001B}]0;owned\u{0007}k")]
    [InlineData("\u009b2J \u202Egpj.exe", @"\u{009B}2J \u{202E}gpj.exe")]
    public void What_controls_a_console_is_shown_as_its_number(string text, string shown) => Assert.Equal(shown, VisibleText.OfLines(text));

    [Fact]
    public void No_error_hands_it_on()
    {
        var failure = new S3EncryptionException("ObjectNotFound", FailureCategory.NotFound, "s3://b/\u001b[2J: there is none", "Look for \u001b[2J");
        Assert.Equal(@"s3://b/\u{001B}[2J: there is none. Look for \u{001B}[2J", failure.Message);
        Assert.Equal(@"Look for \u{001B}[2J", failure.Hint);
    }
}
