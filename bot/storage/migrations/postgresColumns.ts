import {
  type ColumnDefinitionNode,
  DataTypeNode,
  GeneratedNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type QueryId,
  RawNode,
} from 'kysely'

/** Byte by byte, as SQLite sorts: references, ids and instants are in the same order whatever language the server speaks. */
const TEXT = RawNode.createWithSql('text collate "C"')

const isText = (type: OperationNode): boolean => DataTypeNode.is(type) && type.dataType === 'text'

class Columns extends OperationNodeTransformer {
  protected override transformColumnDefinition(given: ColumnDefinitionNode, query?: QueryId) {
    const { autoIncrement, ...node } = super.transformColumnDefinition(given, query)
    return {
      ...node,
      dataType: isText(node.dataType) ? TEXT : node.dataType,
      ...(autoIncrement ? { generated: GeneratedNode.create({ identity: true, byDefault: true }) } : {}),
    }
  }
}

const columns = new Columns()

/** Makes the columns that migrations ask for mean on PostgreSQL what they mean on SQLite. */
export const postgresColumns: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => columns.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
}
