using System;
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
        var dead = Unlocked();
        File.WriteAllText(Path.Combine(dead.FullName, "body"), "left");
        Directory.SetLastWriteTimeUtc(living.Path, DateTime.UtcNow.AddMinutes(-2));
        dead.LastWriteTimeUtc = DateTime.UtcNow.AddMinutes(-2);
        using (var next = new PrivateFolder())
        {
            Assert.True(Directory.Exists(next.Path));
            Assert.True(Directory.Exists(living.Path));
            Assert.False(Directory.Exists(dead.FullName));
        }

        Assert.True(Directory.Exists(living.Path));
    }

    [Fact]
    public void One_that_is_being_made_is_left_alone_before_it_is_locked()
    {
        var young = Unlocked();
        using (new PrivateFolder()) Assert.True(Directory.Exists(young.FullName));
        young.Delete(recursive: true);
    }

    private static DirectoryInfo Unlocked()
    {
        var folder = Directory.CreateTempSubdirectory("s3encryption-sandbox-");
        File.WriteAllText(Path.Combine(folder.FullName, "lock"), "");
        return folder;
    }
}
