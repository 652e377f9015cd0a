using System;
using System.Collections.Generic;

namespace S3Encryption.Sandbox.Storage;

/// <summary>The order in which S3 lists keys: by the bytes of their UTF-8 form.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    internal static readonly KeyOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        // UTF-16 puts surrogates below U+E000 to U+FFFF; UTF-8 puts what they encode above.
        return Weight(left[common]).CompareTo(Weight(right[common]));
    }

    private static int Weight(char one) => char.IsSurrogate(one) ? one + 0x10000 : one;
}
