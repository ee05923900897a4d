db.getSiblingDB('admin').auth(process.env.MONGODB_USER, process.env.MONGODB_PASSWORD);
db.adminCommand({rotateCertificates: 1});
