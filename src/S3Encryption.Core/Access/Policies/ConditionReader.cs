using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>Reads a Condition block: operator, key, one value or several.</summary>
internal static class ConditionReader
{
    internal static List<PolicyCondition> Read(JsonElement json, string where)
    {
        var conditions = new List<PolicyCondition>();
        foreach (var operators in JsonMembers.Of(json, where))
        {
            var here = where + "." + operators.Name;
            var read = ConditionOperatorNames.Find(operators.Name)
                ?? throw new PolicyFormatException(here, $"'{operators.Name}' is not a condition operator");
            foreach (var key in JsonMembers.Of(operators.Value, here))
            {
                conditions.Add(new PolicyCondition(read, key.Name, Values(read, key, here + "." + key.Name)));
            }
        }

        return conditions;
    }

    private static List<string> Values(ConditionOperator read, JsonProperty key, string where)
    {
        if (key.Name.IndexOf(':') <= 0)
        {
            throw new PolicyFormatException(where, $"'{key.Name}' is not a condition key; it reads service:key");
        }

        var values = JsonMembers.Scalars(key.Value, where);
        foreach (var value in values)
        {
            if (!ConditionValues.IsValid(read.Comparison, value))
            {
                throw new PolicyFormatException(where, $"'{value}' is not a value for {read.Name}");
            }
        }

        return values;
    }
}
