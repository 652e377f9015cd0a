using System.IO;
using S3Encryption.Sandbox.Hosting;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Hosting;

public sealed class PrivateFolderTests
{
    [Fact]
    public void What_a_killed_sandbox_left_behind_goes_when_the_next_starts_and_nothing_of_one_that_lives()
    {
        using var living = new PrivateFolder();
        var dead = Directory.CreateTempSubdirectory("s3encryption-sandbox-");
        File.WriteAllText(Path.Combine(dead.FullName, "lock"), "");
        File.WriteAllText(Path.Combine(dead.FullName, "body"), "left");
        using (var next = new PrivateFolder())
        {
            Assert.True(Directory.Exists(next.Path));
            Assert.True(Directory.Exists(living.Path));
            Assert.False(Directory.Exists(dead.FullName));
        }

        Assert.True(Directory.Exists(living.Path));
    }
}
