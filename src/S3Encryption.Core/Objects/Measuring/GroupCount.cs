namespace S3Encryption.Core.Objects.Measuring;

/// <summary>What is counted of one group.</summary>
internal sealed class GroupCount
{
    public long Objects { get; private set; }

    public long Bytes { get; private set; }

    public long UnknownSizes { get; private set; }

    public void Add(long? size)
    {
        Objects++;
        if (size is long known) Bytes += known;
        else UnknownSizes++;
    }

    public void Add(GroupCount other)
    {
        Objects += other.Objects;
        Bytes += other.Bytes;
        UnknownSizes += other.UnknownSizes;
    }
}
