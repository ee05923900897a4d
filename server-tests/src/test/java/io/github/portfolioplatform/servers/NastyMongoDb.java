package io.github.portfolioplatform.servers;

/** Objects that real databases have and that dumps, restores and rights get wrong. Every test with MongoDB that needs data uses them. */
final class NastyMongoDb {

    /** Creates the objects, as the user of migrations or as root. */
    static final String FILL = """
            db.items.insertMany(Array.from({length: 500}, (any, n) => ({_id: n, sku: 's' + n})));
            db.createCollection('prices', {timeseries: {timeField: 'at', metaField: 'of'}, expireAfterSeconds: 999999999});
            db.prices.insertMany([1, 2, 3].map(n => ({at: new Date(Date.now() - n * 1000), of: n % 2, price: n})));
            db.prices.createIndex({of: 1, at: -1});
            db.createView('dear', 'items', [{$match: {_id: {$gt: 400}}}], {collation: {locale: 'de', strength: 2}});
            db.createView('latest', 'prices', [{$match: {of: 1}}]);
            db.createView('of view', 'dear', [{$project: {sku: 1}}], {collation: {locale: 'de', strength: 2}});
            db.createCollection('logs', {capped: true, size: 65536, max: 10});
            db.logs.insertMany([{_id: 1}, {_id: 2}]);
            db.createCollection('checked', {validator: {$jsonSchema: {required: ['sku']}}, validationAction: 'warn'});
            db.checked.insertMany([{_id: 1, sku: 'a'}, {_id: 2, invalid: true}]);
            db.runCommand({collMod: 'checked', validationAction: 'error'});
            db.checked.createIndex({sku: 1}, {unique: true, sparse: true, collation: {locale: 'de', strength: 2}});
            db.checked.createIndex({at: 1}, {expireAfterSeconds: 3600});
            db.checked.createIndex({place: '2dsphere'});
            db.checked.createIndex({text: 'text'}, {default_language: 'german'});
            db.checked.createIndex({n: 1}, {name: 'some', partialFilterExpression: {n: {$gt: 5}}, hidden: true});
            db.checked.createIndex({'$**': 1});
            db.checked.createIndex({hashed: 'hashed'});
            db.createCollection('collated', {collation: {locale: 'fr', strength: 1}});
            db.collated.insertMany([{_id: 'é'}, {_id: 'f'}]);
            db.collated.createIndex({word: 1});
            db.createCollection('clustered', {clusteredIndex: {key: {_id: 1}, unique: true}});
            db.clustered.insertOne({_id: 7});
            db.createCollection('empty');
            for (const name of ["an ü.dotted `quoted`", "it's \\"quoted\\"", ' blank', 'a (3 documents)', '%41', 'üöä😀', '-dash', '*']) {
              db.getCollection(name).insertOne({_id: name});
            }
            db.getCollection('fs.files').insertOne({_id: 1, length: 3, chunkSize: 261120});
            db.getCollection('fs.chunks').insertOne({_id: 1, files_id: 1, n: 0, data: BinData(0, 'AAAA')});
            db.getCollection('fs.chunks').createIndex({files_id: 1, n: 1}, {unique: true});
            db.big.insertMany([1, 2, 3].map(n => ({_id: n, text: String(n).repeat(16 * 1024 * 1024 - 200)})));
            db.kinds.insertOne({_id: MinKey(), decimal: Decimal128('1.10'), long: Long('9007199254740993'), double: NaN, int: 1,
              when: Timestamp(1, 2), code: Code('f', {a: 1}), regex: /a/i, undefined: null, '': 1, '$odd': 1, 'a.b': 1});
            db.getCollection('system.js').insertOne({_id: 'one', value: new Code('function() { return 1; }')});
            """;

    /** Prints the options, indexes and every value of all collections and views. */
    static final String DESCRIPTION = """
            const byName = (a, b) => a.name < b.name ? -1 : 1;
            const short = text => text.length < 1000 ? text : require('crypto').createHash('sha256').update(text).digest('hex');
            for (const c of db.getCollectionInfos().filter(c => c.name === 'system.js' || !c.name.startsWith('system.')).sort(byName)) {
              print(EJSON.stringify([c.name, c.type, c.options, c.type === 'view' ? [] : db.getCollection(c.name).getIndexes().sort(byName)]));
              db.getCollection(c.name).find().map(each => EJSON.stringify(each, {relaxed: false})).toArray().sort().forEach(each => print('  ' + short(each)));
            }
            """;

    /** Removes and changes of every kind what {@link #FILL} created. */
    static final String DAMAGE = """
            db.prices.drop(); db.prices.insertOne({now: 'a plain collection'});
            db.dear.drop(); db.dear.insertOne({now: 'a collection'});
            db.logs.drop(); db.createView('logs', 'items', []);
            db.checked.drop(); db.items.deleteMany({}); db.items.insertOne({_id: 'new'}); db.big.updateMany({}, {$set: {text: ''}});
            db.collated.drop(); db.collated.insertOne({_id: 'binary'});
            db.getCollection('system.js').replaceOne({_id: 'one'}, {value: new Code('function() { return 2; }')});
            """;

    private NastyMongoDb() {}
}
