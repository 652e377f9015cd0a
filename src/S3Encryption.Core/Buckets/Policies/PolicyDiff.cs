using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>What becomes of our statements, a line each: <c>+</c> what comes, <c>-</c> what goes.</summary>
internal static class PolicyDiff
{
    public static IReadOnlyList<string> Between(PolicyText before, PolicyText after)
    {
        var lines = new List<string>();
        foreach (var sid in OwnStatement.All.Select(OwnStatement.SidOf))
        {
            var gone = before.Statements.Where(s => s.Sid == sid).ToList();
            var comes = after.Statements.Where(s => s.Sid == sid).ToList();
            if (gone.Select(s => s.Json).SequenceEqual(comes.Select(s => s.Json))) continue;
            if (gone.Count == 1 && comes.Count == 1)
            {
                lines.AddRange(Changed(sid, gone[0], comes[0]));
                continue;
            }

            lines.AddRange(gone.Select(s => "- " + s.Json));
            lines.AddRange(comes.Select(s => "+ " + s.Json));
        }

        return lines;
    }

    private static IEnumerable<string> Changed(string sid, StatementText before, StatementText after)
    {
        var (old, now) = (Members(before), Members(after));
        return [$"  \"Sid\":\"{sid}\"", .. old.Except(now).Select(m => "- " + m), .. now.Except(old).Select(m => "+ " + m)];
    }

    private static List<string> Members(StatementText statement)
    {
        using var document = JsonDocument.Parse(statement.Json);
        return [.. document.RootElement.EnumerateObject().Select(member => member.ToString())];
    }
}
